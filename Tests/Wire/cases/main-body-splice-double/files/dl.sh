#!/bin/bash
S=$1
curl -s --digest --user "$PUBLIC_KEY:$PRIVATE_KEY" --request POST \
  --header 'Content-Type: application/json' --header 'Accept: application/vnd.atlas.2023-01-01+json' \
  --data '{"snapshotId": "'"$S"'", "targetDeploymentItemName": "'"$CLUSTER"'", "targetProjectId": "'"$GROUP_ID"'"}' \
  "https://cloud.mongodb.com/api/atlas/v2/groups/"$GROUP_ID"/clusters/"$CLUSTER"/backup/tenant/download" | jq .status
