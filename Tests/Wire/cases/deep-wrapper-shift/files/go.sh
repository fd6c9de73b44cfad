#!/bin/bash
request() {
  local verb="$1"; shift
  local path="$1"; shift
  curl -s --digest --user "$PUBLIC_KEY:$PRIVATE_KEY" --request "$verb" \
    --header "Accept: application/vnd.atlas.2023-01-01+json" "$@" \
    "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/$path"
}
request GET "clusters/$CLUSTER/backup/tenant/snapshots/65a1f00000000000000000a1" | jq -r .finishTime
request POST "clusters/$CLUSTER/backup/tenant/restore" \
  --header "Content-Type: application/json" \
  --data '{"snapshotId":"65a1f00000000000000000a1","targetDeploymentItemName":"Cluster0"}' | jq -r .status
