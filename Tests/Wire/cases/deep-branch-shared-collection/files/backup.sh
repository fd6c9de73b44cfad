#!/bin/bash
tier=$1
if [ "$tier" = shared ]; then
  EP="backup/tenant/snapshots"
  VER=2023-01-01
else
  EP="backup/snapshots"
  VER=2023-01-01
fi
curl -sS --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.$VER+json" \
  "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/$EP" | jq -c '.results[0].id'
