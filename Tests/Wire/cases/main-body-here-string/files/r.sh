#!/bin/bash
curl -s -H "Authorization: Bearer $ACCESS_TOKEN" -H "Accept: application/vnd.atlas.2023-01-01+json" -H "Content-Type: application/json" \
  -d @- "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/download" \
  <<< '{"targetDeploymentItemName":"Cluster0","snapshotId":"65a1f00000000000000000a4"}' | jq -r .id
