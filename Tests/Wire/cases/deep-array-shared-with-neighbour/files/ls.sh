#!/bin/bash
set -euo pipefail
AUTH=(--digest --user "${ATLAS_PUBLIC_KEY}:${ATLAS_PRIVATE_KEY}")
HDR=(
  -H "Accept: application/vnd.atlas.2023-01-01+json"
  -H "Content-Type: application/json"
)
API=https://cloud.mongodb.com/api/atlas/v2/groups/$PROJECT_ID

curl -sS "${AUTH[@]}" "${HDR[@]}" "$API/accessList" | jq -r '.results[].cidrBlock'
sid=$(curl -sS "${AUTH[@]}" "${HDR[@]}" "$API/clusters/$CLUSTER_NAME/backup/tenant/snapshots" | jq -r '.results[1].id')
curl -sS "${AUTH[@]}" "${HDR[@]}" -X POST "$API/clusters/$CLUSTER_NAME/backup/tenant/download" \
  -d "{\"targetDeploymentItemName\":\"$CLUSTER_NAME\",\"snapshotId\":\"$sid\",\"targetProjectId\":\"$PROJECT_ID\"}" | jq -r .id
curl -sS "${AUTH[@]}" "${HDR[@]}" "$API/clusters/$CLUSTER_NAME" | jq -r .name
