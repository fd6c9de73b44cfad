#!/usr/bin/env bash
request() {
  local method="$1" url="$2" body="${3:-}"
  local -a cmd=(curl -sS --fail -X "$method" --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json")
  [[ -z "$body" ]] || cmd+=(-H "Content-Type: application/json" --data "$body")
  "${cmd[@]}" "$url"
}
get()  { request GET "$1"; }
post() { request POST "$1" "$2"; }
R=https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER
get "$R" | jq -r .name
post "$R/backup/tenant/restore" '{"snapshotId":"65a1f00000000000000000a1","targetDeploymentItemName":"qa"}' | jq -r .clusterName
