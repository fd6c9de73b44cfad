#!/bin/bash
get() {
  [ $# -eq 1 ] || echo "a version is given" >&2
  curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.${2:-2023-01-01}+json" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/$1"
}
get clusters | jq .totalCount
get "clusters/$CLUSTER/backup/tenant/snapshots" | jq .totalCount
