#!/usr/bin/env bash
VERSION=2023-01-01
get() {
  local path=$1 version=${2:-$VERSION}
  curl -sS --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.${version}+json" \
    "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/$path"
}
get clusters | jq -r '.results[].name'
get "clusters/$CLUSTER/backup/tenant/snapshots" | jq -r '.results[0].id'
