#!/bin/bash
get() { curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/$1"; }
for ((i = 0; i < $(get clusters | jq -r .totalCount); i++)); do echo "$i"; done
get "clusters/$CLUSTER/backup/tenant/snapshots" | jq .totalCount
