#!/bin/sh
export ACCESS_TOKEN GROUP_ID CLUSTER
bash <<'EOF'
set -euo pipefail
curl -s -H "Authorization: Bearer $ACCESS_TOKEN" \
  -H "Accept: application/vnd.atlas.2023-01-01+json" \
  "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restores" |
  jq -r '.results[] | "\(.id) \(.clusterName)"'
EOF
