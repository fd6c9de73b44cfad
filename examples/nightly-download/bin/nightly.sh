#!/usr/bin/env bash
# Downloads the newest snapshot of a shared cluster. Called by cron.d/atlas-snapshots.
#
# Needs: ATLAS_PUBLIC_KEY, ATLAS_PRIVATE_KEY, GROUP_ID, CLUSTER, and a folder to download into.
set -euo pipefail

target=${1:?usage: nightly.sh FOLDER}
: "${ATLAS_PUBLIC_KEY:?}" "${ATLAS_PRIVATE_KEY:?}" "${GROUP_ID:?}" "${CLUSTER:?}"

BASE_URL="${ATLAS_BASE_URL:-https://cloud.mongodb.com}/api/atlas/v2"
ACCEPT="Accept: application/vnd.atlas.2023-01-01+json"

log() { printf '%s %s\n' "$(date -u +%FT%TZ)" "$*" >&2; }

log "looking for the newest snapshot of $CLUSTER"
snapshot=$(curl --silent --show-error --fail --digest \
  --user "$ATLAS_PUBLIC_KEY:$ATLAS_PRIVATE_KEY" \
  --header "$ACCEPT" \
  "$BASE_URL/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/snapshots" |
  jq -r '[.results[] | select(.status == "COMPLETED")] | max_by(.finishTime) | .id')

log "asking for a download of snapshot $snapshot"
answer=$(curl --silent --show-error --fail --digest \
  --user "$ATLAS_PUBLIC_KEY:$ATLAS_PRIVATE_KEY" \
  --header "$ACCEPT" \
  --header "Content-Type: application/json" \
  --request POST \
  --data "{\"snapshotId\": \"$snapshot\", \"targetDeploymentItemName\": \"$CLUSTER\"}" \
  "$BASE_URL/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/download")

url=$(jq -r '.snapshotUrl' <<<"$answer")
name=$(jq -r '"\(.clusterName)-\(.snapshotFinishedDate).tgz"' <<<"$answer")

curl --silent --show-error --fail --output "$target/$name" "$url"
log "kept $target/$name"
