#!/bin/bash
trap 'echo "sent: $(jq -r .targetDeploymentItemName b.json)"' EXIT
echo '{"snapshotId":"65a1f00000000000000000a4","targetDeploymentItemName":"Cluster0"}' > b.json
curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H 'Accept: application/vnd.atlas.2023-01-01+json' -H 'Content-Type: application/json' -d @b.json "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/download" | jq -r .status
