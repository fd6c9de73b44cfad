#!/bin/bash
get() {
  local version=2023-01-01
  curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.${version}+json" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/$1"
}
get clusters | jq .totalCount
get "clusters/$CLUSTER/backup/tenant/snapshots" | jq .totalCount
