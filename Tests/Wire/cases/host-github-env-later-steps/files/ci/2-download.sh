SNAP=$(curl -sf --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" "$ATLAS_BASE/snapshots" | jq -r '.results[0].id')
JOB=$(curl -sf --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H 'Content-Type: application/json' -d "{\"snapshotId\": \"$SNAP\"}" "$ATLAS_BASE/download" | jq -r .id)
echo "JOB=$JOB" >> "$GITHUB_ENV"
