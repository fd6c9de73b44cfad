#!/bin/bash
out=$(curl -s -H "Authorization: Bearer $ACCESS_TOKEN" \
 -H "Accept: application/vnd.atlas.2023-01-01+json" -H "Content-Type: application/json" \
 --data-raw '{  "targetProjectId":"32b6e34b3d91647abb20e7b8",
                "targetDeploymentItemName":"Cluster0",
                "snapshotId":"65a1f00000000000000000a4"  }' \
 -X POST "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/download")
echo "$out" | jq -r .id
