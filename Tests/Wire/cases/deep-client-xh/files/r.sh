#!/bin/bash
xh --ignore-stdin -b -A bearer -a "$ACCESS_TOKEN" POST "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restore" \
  accept:application/vnd.atlas.2023-01-01+json snapshotId=65a1f00000000000000000a4 targetDeploymentItemName=restored | jq -r '"\(.clusterName) \(.status)"'
