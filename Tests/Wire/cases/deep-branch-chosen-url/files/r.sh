#!/bin/sh
shared="https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/snapshots"
dedicated="https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/snapshots"
if [ "$1" = shared ]; then
  url=$shared
else
  url=$dedicated
fi
curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" "$url" | jq -r '.totalCount'
