#!/bin/bash
set -euo pipefail
api() { curl -sS --fail --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H 'Accept: application/vnd.atlas.2023-01-01+json' "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/$1"; }
for op in snapshots restores; do
  n=$(api "clusters/$CLUSTER_NAME/backup/tenant/$op" | jq '.results | length')
  printf '%s: %d\n' "$op" "$n"
done
