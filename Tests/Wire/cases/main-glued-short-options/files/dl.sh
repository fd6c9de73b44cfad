#!/bin/bash
curl -sSLXPOST -uX:Y -u"$PUBLIC_KEY:$PRIVATE_KEY" --digest -H"Accept: application/vnd.atlas.2023-01-01+json" -H"Content-Type: application/json" -d'{"snapshotId":"65a1f00000000000000000a4","targetDeploymentItemName":"x"}' "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/download" | jq -r .id
