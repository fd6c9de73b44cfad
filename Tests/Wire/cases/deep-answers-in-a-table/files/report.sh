#!/usr/bin/env bash
set -euo pipefail
api=https://cloud.mongodb.com/api/atlas/v2

get() {
  curl -sS --fail --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" \
    -H "Accept: application/vnd.atlas.2023-01-01+json" "$api/groups/$GROUP_ID/$1"
}

declare -A jobs
for cluster in "$CLUSTER" $(get clusters | jq -r '.results[0].name'); do
  jobs[$cluster]=$(get "clusters/$cluster/backup/tenant/restores")
done
for cluster in "${!jobs[@]}"; do
  jq -r '.results[] | "\(.id) \(.clusterName)"' <<< "${jobs[$cluster]}"
done
for answer in "${jobs[@]}"; do
  jq '.results | map(.clusterName) | unique' <<< "$answer"
done
