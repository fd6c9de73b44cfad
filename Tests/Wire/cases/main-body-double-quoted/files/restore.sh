#!/bin/bash
# usage: restore.sh SNAPSHOT TARGET
SNAP=$1
TARGET=$2
curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -X POST \
  -H "Content-Type: application/json" -H "Accept: application/vnd.atlas.2023-01-01+json" \
  "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restore" \
  -d "{\"snapshotId\": \"$SNAP\", \"targetDeploymentItemName\": \"$TARGET\", \"targetProjectId\": \"$GROUP_ID\"}" \
  | jq -r '"job \(.id) is \(.status)"'
