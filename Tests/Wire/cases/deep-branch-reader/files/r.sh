#!/bin/bash
if [ "$1" = shared ]; then
  url="https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restores/65f000000000000000000b02"
else
  url="https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER"
fi
curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" "$url" | jq -r '.clusterName // .name'
