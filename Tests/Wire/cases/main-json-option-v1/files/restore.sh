#!/bin/bash
set -e
curl -sS --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" \
  --json '{"snapshotId": "65a1f00000000000000000a4", "targetDeploymentItemName": "Cluster0"}' \
  "https://cloud.mongodb.com/api/atlas/v1.0/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restore" | jq -r '.status, .snapshotId'
