#!/bin/bash
usage() {
  cat <<'EOF'
r.sh run
  calls GET /api/atlas/v2/groups/GROUP/clusters/NAME/backup/tenant/snapshots
EOF
}
[ "${1:-}" = run ] || { usage; exit 64; }
curl -s -H "Authorization: Bearer $ACCESS_TOKEN" -H "Accept: application/vnd.atlas.2023-01-01+json" \
  "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/snapshots" | jq -r .totalCount
