#!/bin/bash
http --ignore-stdin --check-status --auth-type digest --auth "$PUBLIC_KEY:$PRIVATE_KEY" \
  POST https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restore \
  Accept:application/vnd.atlas.2023-01-01+json \
  snapshotId=65a1f00000000000000000a4 \
  targetDeploymentItemName="$CLUSTER" \
  targetProjectId="$GROUP_ID" | jq -r '.clusterName'
