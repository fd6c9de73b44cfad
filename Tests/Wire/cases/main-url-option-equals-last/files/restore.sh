#!/usr/bin/env bash
status=$(curl --silent -o /dev/null -w '%{http_code}' --request POST \
  --header 'Authorization: Bearer '"$ACCESS_TOKEN" \
  --header 'Accept: application/vnd.atlas.2023-01-01+json' \
  --header 'Content-Type: application/vnd.atlas.2023-01-01+json' \
  --data-binary '{"targetDeploymentItemName": "restored", "snapshotId": "65a1f00000000000000000a3"}' \
  https://cloud.mongodb.com/api/atlas/v2/groups/32b6e34b3d91647abb20e7b8/clusters/Cluster0/backup/tenant/restore)
echo "HTTP $status"
[ "$status" = 200 ]
