#!/bin/bash
set -e
curl -sS --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" \
  --json '{"snapshotId": "65a1f00000000000000000a4", "targetDeploymentItemName": "Cluster0"}' \
  -H 'Accept: application/vnd.atlas.2023-01-01+json' \
  "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/download" | jq -r .status
