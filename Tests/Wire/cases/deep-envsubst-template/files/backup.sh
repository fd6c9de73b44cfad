#!/bin/bash
set -euo pipefail
cd "$(dirname "$0")"
AUTH="--digest --user $PUBLIC_KEY:$PRIVATE_KEY"
URL=https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant
export TARGET=Restored0
export SNAPSHOT_ID=$(curl -s $AUTH -H "Accept: application/vnd.atlas.2023-01-01+json" $URL/snapshots | jq -r .results[0].id)

for operation in restore download; do
  envsubst < $operation.json.tmpl | curl -s $AUTH \
    -H "Accept: application/vnd.atlas.2023-01-01+json" \
    -H "Content-Type: application/json" \
    -d @- $URL/$operation | jq -r '.id, .status'
done
