#!/usr/bin/env bash
# A small client for the nightly report. All calls share one set of headers; only some of them go
# to the endpoints that were retired.
set -euo pipefail

ATLAS=https://cloud.mongodb.com/api/atlas/v2
HEADERS=(-H "Accept: application/vnd.atlas.2023-01-01+json" -H "User-Agent: nightly-report/2")
AUTH=(--digest --user "${ATLAS_PUBLIC_KEY:?}:${ATLAS_PRIVATE_KEY:?}")

# A dedicated cluster: stays as it is, media type and all.
dedicated_snapshots() {
  curl -sS "${AUTH[@]}" "${HEADERS[@]}" "$ATLAS/groups/$1/clusters/$2/backup/snapshots"
}

# The project: stays as it is.
clusters() {
  curl -sS "${AUTH[@]}" "${HEADERS[@]}" "$ATLAS/groups/$1/clusters"
}

# A shared cluster.
shared_snapshots() {
  curl -sS "${AUTH[@]}" "${HEADERS[@]}" "$ATLAS/groups/$1/clusters/$2/backup/tenant/snapshots"
}

# The restores of a shared cluster.
shared_restores() {
  curl -sS "${AUTH[@]}" "${HEADERS[@]}" "$ATLAS/groups/$1/clusters/$2/backup/tenant/restores" |
    jq -r '.results[] | [.clusterName, .status, .restoreFinishedDate] | @tsv'
}

clusters "$GROUP_ID" | jq -r '.results[].name'
dedicated_snapshots "$GROUP_ID" orders | jq '.totalCount'
shared_snapshots "$GROUP_ID" sandbox | jq '.totalCount'
shared_restores "$GROUP_ID" sandbox
