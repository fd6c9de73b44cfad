#!/bin/bash
export ROOT="https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant"
docker run --rm -e ROOT -e PUBLIC_KEY -e PRIVATE_KEY example/tools sh -euc '
  curl -sS --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" \
    "$ROOT/restores" > restores.json
  jq -r ".results[].clusterName" restores.json'
