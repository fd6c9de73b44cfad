#!/bin/bash
snapshotId=$1
jq -nc --arg snapshotId "$snapshotId" --arg targetDeploymentItemName restored --arg targetProjectId "$GROUP_ID" \
  '{$snapshotId, $targetDeploymentItemName, $targetProjectId}' \
  | curl -s -H "Authorization: Bearer $ACCESS_TOKEN" -H "Accept: application/vnd.atlas.2023-01-01+json" -H "Content-Type: application/json" \
      -d @- "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/download" \
  | jq -r .status
