#!/bin/bash
jq -n --arg s 65a1f00000000000000000a4 --arg c "$CLUSTER" '{snapshotId: $s, targetDeploymentItemName: $c}' |
  http --body POST "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/download" "Authorization:Bearer $ACCESS_TOKEN" Accept:application/vnd.atlas.2023-01-01+json |
  jq -r .status
