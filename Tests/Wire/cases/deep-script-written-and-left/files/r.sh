#!/bin/bash
cat > helper.sh <<'EOF'
#!/bin/sh
curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" \
  "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/$1"
EOF
chmod +x helper.sh
./helper.sh snapshots | jq -r '.results[].id'
