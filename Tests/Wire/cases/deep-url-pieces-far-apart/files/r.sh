#!/usr/bin/env bash
#
# restore-tenant: restore a snapshot and wait
#
set -euo pipefail

: "${ATLAS_PUBLIC_KEY:?}" "${ATLAS_PRIVATE_KEY:?}"

HOST="https://cloud.mongodb.com"
HEADER_ACCEPT="application/vnd.atlas.2023-01-01+json"
PROJECT="${PROJECT_ID}"
NAME="${CLUSTER_NAME}"
URL="${HOST}/api/atlas/v2/groups/${PROJECT}/clusters/${NAME}/backup/tenant/restore"

log() { printf '%s\n' "$*" >&2; }

die() {
  log "error: $*"
  exit 1
}

SNAPSHOT="${1:-}"
[[ $SNAPSHOT =~ ^[a-f0-9]{24}$ ]] || die "not a snapshot id: $SNAPSHOT"

log "project  $PROJECT"
log "cluster  $NAME"
log "snapshot $SNAPSHOT"

RESPONSE_FILE="$(mktemp)"
trap 'rm -f "$RESPONSE_FILE"' EXIT

echo "POST $URL" >&2
STATUS=$(curl -sS -o "$RESPONSE_FILE" -w "%{http_code}" \
  -u "$ATLAS_PUBLIC_KEY:$ATLAS_PRIVATE_KEY" --digest \
  -H "Accept: ${HEADER_ACCEPT}" -H "Content-Type: ${HEADER_ACCEPT}" \
  -X POST "$URL" \
  -d "{\"snapshotId\": \"$SNAPSHOT\", \"targetDeploymentItemName\": \"$NAME\"}")
[[ $STATUS == 200 ]] || die "HTTP $STATUS"
JOB=$(jq -r '.id' "$RESPONSE_FILE")

POLL_URL="${HOST}/api/atlas/v2/groups/${PROJECT}/clusters/${NAME}/backup/tenant/restores/${JOB}"
while :; do
  STATE=$(curl -sS -u "$ATLAS_PUBLIC_KEY:$ATLAS_PRIVATE_KEY" --digest \
    -H "Accept: ${HEADER_ACCEPT}" "$POLL_URL" | jq -r '.status // "UNKNOWN"')
  log "state $STATE"
  case "$STATE" in
    COMPLETED) break ;;
    FAILED) die "restore failed" ;;
  esac
  sleep 20
done
