#!/bin/bash
kind=${1:-dedicated}
root="https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup"
if [ "$kind" = shared ]; then
  url="$root/tenant/snapshots"
else
  url="$root/snapshots"
fi
curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" "$url" | jq -r '.totalCount'
