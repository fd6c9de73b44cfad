#!/bin/bash
curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" -H "Content-Type: application/json" -X POST -d '{"snapshotId":"65a1f00000000000000000a4","targetDeploymentItemName":"x"}' "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restore" | jq -r '.links[].href' | xargs -n1 ./b.sh
