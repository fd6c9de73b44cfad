#!/usr/bin/env bash
request() {
  local method="$1" path="$2" data="${3-}"
  local -a args=(--silent --show-error --request "$method" --digest --user "$PUBLIC_KEY:$PRIVATE_KEY")
  args+=(--header "Accept: application/vnd.atlas.2023-01-01+json")
  if [[ -n $data ]]; then
    args+=(--header "Content-Type: application/json" --data "$data")
  fi
  curl "${args[@]}" "https://cloud.mongodb.com/api/atlas/v2/groups/${GROUP_ID}${path}"
}
request GET "/clusters/${CLUSTER}/backup/tenant/restores/65f000000000000000000b01" | jq -r '.clusterName, .status'
request POST "/clusters/${CLUSTER}/backup/tenant/restore" \
  '{"snapshotId":"65a1f00000000000000000a1","targetDeploymentItemName":"Cluster0"}' | jq -r '.status'
