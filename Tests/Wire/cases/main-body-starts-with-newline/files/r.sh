#!/bin/bash
curl --user "$PUBLIC_KEY:$PRIVATE_KEY" --digest -s \
 --header "Accept: application/json" \
 --header "Content-Type: application/json" \
 --request POST "https://cloud.mongodb.com/api/atlas/v1.0/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/download?pretty=true" \
 --data '
 {
   "targetProjectId"          : "32b6e34b3d91647abb20e7b8",
   "snapshotId"               : "65a1f00000000000000000a4",
   "targetDeploymentItemName" : "Cluster0"
 }' | jq -r .deliveryType
