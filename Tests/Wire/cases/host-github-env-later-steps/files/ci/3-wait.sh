curl -sf --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" "$ATLAS_BASE/restores/$JOB" | jq -r '.clusterName + " " + .status'
