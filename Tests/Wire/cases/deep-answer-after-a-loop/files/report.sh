#!/usr/bin/env bash
set -euo pipefail
api=https://cloud.mongodb.com/api/atlas/v2

get() {
  curl -sS --fail --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" \
    -H "Accept: application/vnd.atlas.2023-01-01+json" "$api/groups/$GROUP_ID/$1"
}

for cluster in $(get clusters | jq -r '.results[0].name'); do
  answer=$(get "clusters/$cluster/backup/tenant/restores")
done
jq -r '.results[].clusterName' <<< "$answer"
