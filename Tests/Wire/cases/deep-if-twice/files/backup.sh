#!/bin/bash
tier=$1
if [ "$tier" = shared ]; then
  url="https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restores"
else
  url="https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/restoreJobs"
fi
json=$(curl -sS --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" "$url")
if [[ $tier == shared ]]; then
  echo "$json" | jq -r '.results[0].clusterName'
else
  echo "$json" | jq -r '.results[0].clusterName // "none"'
fi
