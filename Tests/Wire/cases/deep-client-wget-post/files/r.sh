#!/bin/bash
wget --quiet --output-document=job.json \
  --header="Authorization: Bearer $ACCESS_TOKEN" \
  --header="Accept: application/vnd.atlas.2023-01-01+json" \
  --header="Content-Type: application/json" \
  --post-data='{"snapshotId":"65a1f00000000000000000a4","targetDeploymentItemName":"Cluster0"}' \
  "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/download"
jq -r .status job.json
