#!/bin/bash
resp=$(mktemp); hdr=$(mktemp)
cleanup() { rm -f "$resp" "$hdr"; }
trap cleanup EXIT INT TERM
http() {
  local code
  code=$(curl -s -D "$hdr" -o "$resp" -w '%{http_code}' --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" \
    -H "Accept: application/vnd.atlas.2023-01-01+json" -H "Content-Type: application/json" "$@")
  if (( code >= 400 )); then jq -r '.detail' "$resp" >&2; return 1; fi
}
U="https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER"
http "$U/backup/tenant/snapshots" || exit 1
snap=$(jq -r '.results[0].id' "$resp")
http -X POST "$U/backup/tenant/restore" -d "$(printf '{"snapshotId":"%s","targetDeploymentItemName":"%s","targetProjectId":"%s"}' "$snap" "$CLUSTER" "$GROUP_ID")" || exit 1
read -r job target < <(jq -r '"\(.id) \(.clusterName)"' "$resp")
echo "job $job for $target"
http "$U/backup/tenant/restores/$job" || exit 1
jq -r '.status' "$resp"
