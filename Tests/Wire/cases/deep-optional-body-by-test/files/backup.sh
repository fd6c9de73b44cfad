#!/usr/bin/env bash
set -euo pipefail
api() {
  local verb=$1 endpoint=$2 payload=${3-}
  local -a cmd=(curl --silent --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" --request "$verb"
    --header 'Accept: application/vnd.atlas.2023-01-01+json')
  if [[ $payload ]]; then
    cmd+=(--header 'Content-Type: application/json' --data "$payload")
  fi
  cmd+=("https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/$endpoint")
  "${cmd[@]}"
}
s=$(api GET snapshots | jq -r '.results[0].id')
body=$(jq -cn --arg s "$s" --arg t "$CLUSTER" '{"snapshotId":$s,"targetDeploymentItemName":$t}')
job=$(api POST download "$body" | jq -r '.id')
for try in $(seq 1 20); do
  R=$(api GET "restores/$job")
  [ "$(jq -r .status <<<"$R")" = COMPLETED ] && break
  sleep 5
done
jq -r '.clusterName + " " + .status' <<<"$R"
