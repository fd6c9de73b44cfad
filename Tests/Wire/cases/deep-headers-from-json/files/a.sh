#!/bin/bash
HEADERS='{"Accept":"application/vnd.atlas.2023-01-01+json","X-Request": "1"}'
args=(-sf --digest -u "$PUBLIC_KEY:$PRIVATE_KEY")
while IFS= read -r header; do args+=(-H "$header"); done < <(printf '%s' "$HEADERS" | jq -r 'to_entries[] | "\(.key): \(.value)"')
curl "${args[@]}" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/snapshots" | jq -r .totalCount
