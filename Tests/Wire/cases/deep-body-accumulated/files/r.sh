#!/bin/bash
data='{"snapshotId":"'$1'"'
data+=',"targetDeploymentItemName":"'$CLUSTER'"'
data+=',"targetProjectId":"'$GROUP_ID'"'
data+='}'
curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -X POST \
  -H "Accept: application/vnd.atlas.2023-01-01+json" -H "Content-Type: application/json" \
  -d "$data" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restore" | jq -r .id
