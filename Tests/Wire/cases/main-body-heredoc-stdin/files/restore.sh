#!/bin/bash
snapshot="$1"
curl -fsS -H "Authorization: Bearer $ACCESS_TOKEN" \
  -H "Accept: application/vnd.atlas.2023-01-01+json" \
  -H "Content-Type: application/json" \
  -X POST "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/download" \
  -d @- <<EOF | jq -r '.status'
{
  "snapshotId": "$snapshot",
  "targetDeploymentItemName": "$CLUSTER",
  "targetProjectId": "$GROUP_ID"
}
EOF
