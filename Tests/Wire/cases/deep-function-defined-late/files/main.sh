#!/usr/bin/env bash
set -euo pipefail

main() {
  local newest
  newest=$(newest_snapshot "$CLUSTER")
  start_download "$CLUSTER" "$newest" | jq -r '.status'
}

newest_snapshot() {
  tenant GET "$1" snapshots | jq -r '.results | sort_by(.finishTime) | last | .id'
}

start_download() {
  tenant POST "$1" download -d "{\"snapshotId\": \"$2\", \"targetDeploymentItemName\": \"$1\"}"
}

tenant() {
  local method=$1 cluster=$2 what=$3
  shift 3
  curl -sS --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -X "$method" \
    -H "Accept: application/vnd.atlas.2023-01-01+json" -H "Content-Type: application/json" \
    "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$cluster/backup/tenant/$what" "$@"
}

main "$@"
