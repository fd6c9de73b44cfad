#!/bin/bash
set -eu
API="https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/flexClusters/$CLUSTER/backup"
H=(-H "Authorization: Bearer $ACCESS_TOKEN" -H "Accept: application/vnd.atlas.2024-11-13+json")
snap=$(curl -s "${H[@]}" "$API/snapshots" | jq -r '.results[0].id')
curl -s "${H[@]}" -H 'Content-Type: application/json' "$API/restoreJobs" \
  -d "{\"snapshotId\":\"$snap\",\"targetDeploymentItemName\":\"x\"}" | jq -r '.instanceName'
