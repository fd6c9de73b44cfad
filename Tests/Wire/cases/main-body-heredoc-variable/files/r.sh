#!/bin/bash
DOWNLOAD=$(cat <<EOF
{
  "snapshotId": "$1",
  "targetDeploymentItemName": "${CLUSTER}",
  "targetProjectId": "${GROUP_ID}"
}
EOF
)
RESTORE=$(cat <<EOF
{
  "snapshotId": "$1",
  "targetDeploymentItemName": "${CLUSTER}",
  "targetProjectId": "${GROUP_ID}"
}
EOF
)
curl -s -H "Authorization: Bearer $ACCESS_TOKEN" -H "Accept: application/vnd.atlas.2023-01-01+json" -H "Content-Type: application/json" \
  -X POST -d "$DOWNLOAD" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/download" | jq -r .id
curl -s -H "Authorization: Bearer $ACCESS_TOKEN" -H "Accept: application/vnd.atlas.2023-01-01+json" -H "Content-Type: application/json" \
  -X POST -d "$RESTORE" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restore" | jq -r .targetProjectId
