#!/usr/bin/env bash
set -eu
# api VERSION METHOD PATH [BODY]
api() {
  local version=$1 method=$2 path=$3 body=${4:-}
  if [ -n "$body" ]; then
    curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -X "$method" \
      -H "Accept: application/vnd.atlas.$version+json" -H "Content-Type: application/vnd.atlas.$version+json" \
      --data "$body" "https://cloud.mongodb.com/api/atlas/v2/$path"
  else
    curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -X "$method" \
      -H "Accept: application/vnd.atlas.$version+json" "https://cloud.mongodb.com/api/atlas/v2/$path"
  fi
}
V_OLD=2023-01-01
V_NEW=2024-11-13
g=groups/$GROUP_ID
api $V_NEW GET "$g/flexClusters" | jq -r '.results[].name'
api $V_OLD GET "$g/clusters/$CLUSTER" | jq -r .stateName
s=$(api $V_OLD GET "$g/clusters/$CLUSTER/backup/tenant/snapshots" | jq -r '.results[1].id')
j=$(api $V_OLD POST "$g/clusters/$CLUSTER/backup/tenant/restore" '{"snapshotId":"'$s'","targetDeploymentItemName":"other"}' | jq -r .id)
api $V_OLD GET "$g/clusters/$CLUSTER/backup/tenant/restores/$j" | jq -r '[.clusterName,.status]|join(" ")'
