#!/bin/bash
fetch() {
  local out
  out=$(curl -sf --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/$1") || return 1
  echo "$out"
  return 0
}
fetch restores | jq -r '.results[0] | "\(.clusterName) \(.status)"'
if jobs=$(fetch restores); then
  jq -r '.results | length' <<< "$jobs"
fi
