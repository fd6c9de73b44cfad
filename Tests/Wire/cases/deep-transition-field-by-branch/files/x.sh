#!/bin/bash
if [ "${TIER:-shared}" = flex ]; then
  URL="https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/flexClusters/$CLUSTER/backup/restoreJobs"
  VERSION=2024-11-13 FIELD=instanceName
else
  URL="https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restores"
  VERSION=2023-01-01 FIELD=clusterName
fi
curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.$VERSION+json" "$URL" | jq -r ".results[].$FIELD"
