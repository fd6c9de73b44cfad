#!/bin/bash
job=$(curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" -H "Content-Type: application/json" -d '{"snapshotId":"65a1f00000000000000000a1","targetDeploymentItemName":"Restored0"}' "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restore")
rest=$(echo "$job" | sed -n 's/.*"id":"\([^"]*\)"\(.*\)/\1 \2/p')
echo "restore $rest" | tr -d ' ' | awk '{print $1}' | cut -c1-7
