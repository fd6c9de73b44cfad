#!/bin/bash
for kind in shared dedicated; do
  if [ "$kind" = shared ]; then
    url="https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/snapshots"
  else
    url="https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/snapshots"
  fi
  curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" "$url" | jq -r '.results | length'
done
