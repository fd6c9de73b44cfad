#!/bin/bash
fetch() {
  curl -s -H "Authorization: Bearer $ACCESS_TOKEN" -H "Accept: application/vnd.atlas.2023-01-01+json" \
    "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$1/backup/tenant/snapshots" -o "$1.json"
}
for c in Cluster0 staging Flex0; do
  fetch "$c" &
done
wait
jq -r .totalCount Cluster0.json staging.json Flex0.json
