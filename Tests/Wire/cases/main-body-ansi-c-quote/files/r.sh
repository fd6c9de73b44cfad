#!/bin/bash
curl -s -H "Authorization: Bearer $ACCESS_TOKEN" -H $'Accept: application/vnd.atlas.2023-01-01+json' -H "Content-Type: application/json" \
  -d $'{\n  "snapshotId": "65a1f00000000000000000a4",\n  "targetDeploymentItemName": "it\'s",\n  "targetProjectId": "32b6e34b3d91647abb20e7b8"\n}' \
  "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/download" | jq -r .id
