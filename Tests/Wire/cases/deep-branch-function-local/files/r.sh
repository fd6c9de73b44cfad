#!/bin/bash
snapshots() {
  local url
  if [ "$kind" = shared ]; then
    local url="https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/snapshots"
  else
    url="https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/snapshots"
  fi
  curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" "$url"
}
kind=$1
snapshots | jq -r '.results | length'
