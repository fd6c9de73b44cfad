#!/usr/bin/env bash
declare -A PATHS=(
  [snapshots]="backup/tenant/snapshots"
  [restores]="backup/tenant/restores"
)
for key in snapshots restores; do
  curl -s -H "Authorization: Bearer $ACCESS_TOKEN" -H "Accept: application/vnd.atlas.2023-01-01+json" \
    "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/${PATHS[$key]}" | jq -r '.totalCount'
done
