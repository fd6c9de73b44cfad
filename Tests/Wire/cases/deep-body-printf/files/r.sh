#!/bin/bash
data=$(printf '{"snapshotId":"%s","targetDeploymentItemName":"%s"}' "$1" "$CLUSTER")
curl -s -H "Authorization: Bearer $ACCESS_TOKEN" -H "Accept: application/vnd.atlas.2023-01-01+json" -H "Content-Type: application/json" \
  -d "$data" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restore" | jq -r .status
