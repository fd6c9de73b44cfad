#!/bin/bash
api=https://cloud.mongodb.com/api/atlas/v2
hdr='Accept: application/vnd.atlas.2023-01-01+json'
curl -s -H "Authorization: Bearer $ACCESS_TOKEN" -H "$hdr" "$api/groups/$GROUP_ID/clusters" |
  jq -r '.results[].name' |
  while IFS= read -r name; do
    n=$(curl -s -H "Authorization: Bearer $ACCESS_TOKEN" -H "$hdr" \
      "$api/groups/$GROUP_ID/clusters/$name/backup/tenant/snapshots" | jq .totalCount)
    printf '%-10s %s\n' "$name" "$n"
  done
