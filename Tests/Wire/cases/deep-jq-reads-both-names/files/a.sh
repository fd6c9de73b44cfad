#!/bin/bash
if [[ $1 == flex ]]; then
  url="https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/flexClusters/$CLUSTER/backup/restoreJobs" accept=2024-11-13
else
  url="https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restores" accept=2023-01-01
fi
curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.$accept+json" "$url" |
  jq -r '.results[] | "\(.clusterName // .instanceName) \(.status)"'
