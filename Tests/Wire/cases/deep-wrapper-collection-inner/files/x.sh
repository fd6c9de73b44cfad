#!/bin/bash
get() {
  case $1 in */backup/*) get "${1%%/*}" | jq -r .name >&2 ;; esac
  curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$1"
}
get "$CLUSTER" | jq -r .name
get "$CLUSTER/backup/tenant/snapshots" | jq .totalCount
