#!/usr/bin/env bash
set -euo pipefail
workdir=$(mktemp -d)
trap 'rm -rf "$workdir"' EXIT

# fetch URL FILE: the answer goes to FILE, anything but 200 is fatal
fetch() {
  local url="$1" file="$2" code
  code=$(curl -sS -o "$file" -w '%{http_code}' --digest -u "$ATLAS_PUBLIC_KEY:$ATLAS_PRIVATE_KEY" \
    -H 'Accept: application/vnd.atlas.2023-01-01+json' "$url") || code=000
  if [[ $code != 200 ]]; then
    echo "HTTP $code" >&2
    return 1
  fi
}

BASE_URL="https://cloud.mongodb.com/api/atlas/v2/groups/$PROJECT_ID"
fetch "$BASE_URL/clusters/$CLUSTER_NAME/backup/tenant/snapshots" "$workdir/snapshots.json"
fetch "$BASE_URL/clusters/$CLUSTER_NAME/backup/tenant/restores" "$workdir/restores.json"
fetch "$BASE_URL/clusters/$CLUSTER_NAME" "$workdir/cluster.json"
jq -r '.results[0].id' "$workdir/snapshots.json"
jq -r '.results[] | "\(.clusterName) \(.status)"' "$workdir/restores.json"
jq -r '.name' "$workdir/cluster.json"
