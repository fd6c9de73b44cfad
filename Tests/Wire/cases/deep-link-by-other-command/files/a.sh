#!/bin/bash
page=$(curl -sf --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/snapshots?pageNum=1")
jq -r '.results[].id' <<<"$page"
self=$(jq -r '.links[]? | select(.rel == "next") | .href' <<<"$page")
[ -n "$self" ] && curl -sf --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" "$self" | jq .totalCount
true
