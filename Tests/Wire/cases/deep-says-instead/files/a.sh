#!/bin/bash
# What a wrapper says instead of an answer has no field of it.
url="https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant"
get() {
  local answer
  answer=$(curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" \
    -H "Accept: application/vnd.atlas.2023-01-01+json" "$url/$1")
  if [ -z "$answer" ]; then
    echo "{\"error\":\"no answer\",\"group\":\"$GROUP_ID\"}"
    return 1
  fi
  if [ -n "$QUIET" ]; then
    echo 'ERROR: quiet'
    return 0
  fi
  echo "$answer"
}
try() {
  curl -sf --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" \
    -H "Accept: application/vnd.atlas.2023-01-01+json" "$url/$1" || echo '{"results":[]}'
}
get restores | jq -r '.results[] | "\(.id) \(.clusterName)"'
try restores | jq -r '.results[]?.clusterName'
