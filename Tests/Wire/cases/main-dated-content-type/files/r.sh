#!/bin/bash
curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" \
  -H "Content-Type: application/vnd.atlas.2023-01-01+json" \
  -H "Accept: application/vnd.atlas.2023-01-01+json" \
  -X POST "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/download" \
  -d '{"snapshotId":"65a1f00000000000000000a1","targetDeploymentItemName":"a"}' | jq -r .status
