#!/bin/bash
KEYS="$PUBLIC_KEY:$PRIVATE_KEY"

function list_snapshots() {
  curl -s --user "$KEYS" --digest --header "Accept: application/vnd.atlas.2023-01-01+json" \
    --request GET "https://cloud.mongodb.com/api/atlas/v2/groups/${GROUP_ID}/clusters/${CLUSTER}/backup/tenant/snapshots?pretty=true"
}

function get_snap() {
  curl -s --user "$KEYS" --digest --header "Accept: application/vnd.atlas.2023-01-01+json" \
    --request GET "https://cloud.mongodb.com/api/atlas/v2/groups/${GROUP_ID}/clusters/${CLUSTER}/backup/tenant/snapshots/${1}"
}

function restore_snap() {
  curl -s --user "$KEYS" --digest \
    --header "Accept: application/vnd.atlas.2023-01-01+json" \
    --header "Content-Type: application/json" \
    --request POST "https://cloud.mongodb.com/api/atlas/v2/groups/${GROUP_ID}/clusters/${CLUSTER}/backup/tenant/restore" \
    --data '{
      "snapshotId": "'"$1"'",
      "targetDeploymentItemName": "'"$2"'"
    }'
}

for id in $(list_snapshots | jq -r '.results[].id'); do
  snap=$(get_snap "$id")
  state=$(jq -r .status <<<"$snap")
  echo "$id $state"
done
restore_snap "$id" staging | jq -r '.targetDeploymentItemName'
