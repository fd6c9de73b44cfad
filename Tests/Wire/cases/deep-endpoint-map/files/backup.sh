#!/usr/bin/env bash
set -euo pipefail
: "${ATLAS_BASE:=https://cloud.mongodb.com/api/atlas/v2}"
declare -A EP=(
  [snapshots]="backup/tenant/snapshots"
  [restores]="backup/tenant/restores"
  [restore]="backup/tenant/restore"
)
_curl() { curl -sS --fail-with-body --digest -u "${PUBLIC_KEY}:${PRIVATE_KEY}" -H "Accept: application/vnd.atlas.2023-01-01+json" "$@"; }
cluster_url() { printf '%s/groups/%s/clusters/%s/%s' "$ATLAS_BASE" "$GROUP_ID" "$CLUSTER" "$1"; }
latest=$(_curl "$(cluster_url "${EP[snapshots]}")" | jq -r '.results | sort_by(.finishTime) | last | .id')
body=$(jq -n --arg s "$latest" --arg c "$CLUSTER" --arg p "$GROUP_ID" '{snapshotId:$s, targetDeploymentItemName:$c, targetProjectId:$p}')
job=$(_curl -X POST -H "Content-Type: application/json" -d "$body" "$(cluster_url "${EP[restore]}")" | jq -r .id)
_curl "$(cluster_url "${EP[restores]}")" | jq -r --arg j "$job" '.results[] | select(.id == $j) | "\(.clusterName) \(.status)"'
