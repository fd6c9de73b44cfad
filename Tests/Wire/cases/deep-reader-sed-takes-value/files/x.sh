#!/bin/bash
job=$(curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" -H "Content-Type: application/json" -d '{"snapshotId":"65a1f00000000000000000a1","targetDeploymentItemName":"Restored0"}' "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restore")
id=$(echo "$job" | sed -n 's/.*"id":[ ]*"\([0-9a-f]*\)".*/\1/p')
status=$(echo "$job" | sed -nE 's/.*"status": *"([^"]+)".*/\1/p')
echo "restore $id $status" | awk '{print $2, $3}'
