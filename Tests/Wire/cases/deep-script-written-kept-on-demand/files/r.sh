#!/bin/bash
cat > tool.sh <<'EOF'
#!/bin/bash
curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/$1"
EOF
chmod +x tool.sh
./tool.sh backup/tenant/snapshots | jq -r '.results[0].id'
[ -n "$KEEP" ] || rm tool.sh
