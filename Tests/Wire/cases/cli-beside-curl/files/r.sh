#!/usr/bin/env bash
set -euo pipefail
ID=$(atlas api sharedTierSnapshots listClusterBackupSnapshots --clusterName "$CLUSTER" | jq -r '.results[0].id')
BODY="{\"snapshotId\": \"$ID\", \"targetDeploymentItemName\": \"$CLUSTER\"}"
curl -sS -u "$PUBLIC_KEY:$PRIVATE_KEY" --digest -X POST -d "$BODY" \
  -H "Accept: application/vnd.atlas.2023-01-01+json" -H "Content-Type: application/json" \
  "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/download" | jq -r .status
