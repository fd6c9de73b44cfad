#!/usr/bin/env bash
set -euo pipefail

declare -A actions=(
  [list]=list_snapshots
  [jobs]=list_jobs
  [clusters]=list_clusters
)

get() {
  curl -sS --fail -H "Authorization: Bearer $ACCESS_TOKEN" \
    -H "Accept: application/vnd.atlas.2023-01-01+json" \
    "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID$1"
}

list_snapshots() { get "/clusters/$CLUSTER/backup/tenant/snapshots" | jq -r '.results[].id'; }
list_jobs() { get "/clusters/$CLUSTER/backup/tenant/restores" | jq -r '.results[].clusterName'; }
list_clusters() { get "/clusters" | jq -r '.results[].name'; }

action=${1:-list}
if [[ -z ${actions[$action]:-} ]]; then
  echo "actions: ${!actions[*]}" >&2
  exit 2
fi
"${actions[$action]}"
