#!/bin/bash
set -e
TOKEN="$ACCESS_TOKEN"
hdrs=( "Authorization: Bearer $TOKEN" "Accept: application/vnd.atlas.2023-01-01+json" )
args=()
for h in "${hdrs[@]}"; do args+=( -H "$h" ); done
curl -s "${args[@]}" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/snapshots" | jq '.results[].id'
