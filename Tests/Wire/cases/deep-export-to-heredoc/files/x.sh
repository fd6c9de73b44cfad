#!/bin/bash
export ATLAS_HOST=https://cloud.mongodb.com
export TENANT="api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant"
bash <<'EOF'
curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H 'Accept: application/vnd.atlas.2023-01-01+json' "$ATLAS_HOST/$TENANT/snapshots" | jq -r '.results[].id'
EOF
