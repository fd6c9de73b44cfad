#!/bin/bash
PATHS=(
  "clusters/$CLUSTER/backup/tenant/snapshots"
  "clusters/$CLUSTER/backup/tenant/restores"
)
i=0
while (( i < ${#PATHS[@]} )); do
  curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/${PATHS[i]}" | jq '.results | length'
  i=$((i + 1))
done
