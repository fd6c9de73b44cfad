#!/bin/bash
printf -v data '{"snapshotId":"%s","targetDeploymentItemName":"%s","targetProjectId":"%s"}' "$1" "$CLUSTER" "$GROUP_ID"
curl -s -H "Authorization: Bearer $ACCESS_TOKEN" -H "Accept: application/vnd.atlas.2023-01-01+json" -H "Content-Type: application/json" \
  -d "$data" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/download" | jq -r .status
