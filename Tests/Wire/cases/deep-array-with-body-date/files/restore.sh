#!/usr/bin/env bash
set -euo pipefail
readonly MEDIA_TYPE='application/vnd.atlas.2023-01-01+json'
request() {
  local method=$1 path=$2 body=${3-}
  local -a opts=(--silent --show-error --digest --user "$PUBLIC_KEY:$PRIVATE_KEY" --request "$method" --header "Accept: $MEDIA_TYPE")
  [[ -n $body ]] && opts+=(--header 'Content-Type: application/json' --data "$body")
  curl "${opts[@]}" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID$path"
}
request GET "/clusters/$CLUSTER" | jq -r .stateName
request POST "/clusters/$CLUSTER/backup/tenant/restore" \
  "$(jq -nc --arg s "$1" --arg t "$2" '{snapshotId: $s, targetDeploymentItemName: $t}')" | jq -r .targetDeploymentItemName
