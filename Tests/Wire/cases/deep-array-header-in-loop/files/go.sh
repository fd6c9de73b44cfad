#!/usr/bin/env bash
set -euo pipefail
opts=(-sS --digest -u "$PUBLIC_KEY:$PRIVATE_KEY")
[ -n "${VERBOSE:-}" ] && opts+=(-v)
opts+=(-H "Accept: application/vnd.atlas.2023-01-01+json")
for op in snapshots restores; do
  curl "${opts[@]}" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/$op" | jq .totalCount
done
curl "${opts[@]}" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters" | jq .totalCount
