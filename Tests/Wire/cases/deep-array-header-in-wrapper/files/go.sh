#!/usr/bin/env bash
HDR=(-H "Accept: application/vnd.atlas.2023-01-01+json")
get() {
  curl -sS --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" "${HDR[@]}" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/$1"
}
get clusters | jq -r '.results[].name'
get "clusters/$CLUSTER/backup/tenant/snapshots" | jq -r '.results[0].id'
