#!/bin/bash
cat > nightly.sh <<'EOF'
#!/bin/bash
curl -s -H "Authorization: Bearer $ACCESS_TOKEN" -H "Accept: application/vnd.atlas.2023-01-01+json" \
  "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/snapshots" | jq -r .totalCount
EOF
chmod +x nightly.sh
./nightly.sh
rm nightly.sh
