#!/bin/bash
get() {
  local url="https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$1"
  echo "GET $url" >&2
  curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" "$url"
}
get "$CLUSTER" | jq -r .name
get "$CLUSTER/backup/tenant/restores" | jq -r '.results[].clusterName'
