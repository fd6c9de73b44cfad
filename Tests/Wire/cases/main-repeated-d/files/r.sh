#!/bin/bash
curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Content-Type: application/json" \
  -H "Accept: application/vnd.atlas.2023-01-01+json" \
  -d '{"snapshotId":"65a1f00000000000000000a1"' -d '"targetDeploymentItemName":"a"}' \
  "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/download"
