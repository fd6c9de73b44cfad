#!/bin/bash
snapshot=65a1f00000000000000000a4
job=$(http -I -b -A bearer -a "$ACCESS_TOKEN" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/download" \
  Accept:application/vnd.atlas.2023-01-01+json \
  targetProjectId:="\"$GROUP_ID\"" \
  snapshotId="$snapshot" \
  targetDeploymentItemName="$CLUSTER")
echo "$job" | jq -r .id
