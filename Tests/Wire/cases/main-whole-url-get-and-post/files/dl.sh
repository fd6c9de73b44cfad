#!/bin/bash
URL="https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/download"
echo "POST $URL" >&2
curl -s -H "Authorization: Bearer $ACCESS_TOKEN" \
  -H "Accept: application/vnd.atlas.2023-01-01+json" -H "Content-Type: application/json" \
  -X POST "$URL" -d '{"snapshotId":"'"$1"'","targetDeploymentItemName":"'"$CLUSTER"'"}' | jq -r .id
