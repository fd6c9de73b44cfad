#!/usr/bin/env bash
set -euo pipefail
SNAPSHOT=$(atlas api sharedTierSnapshots listClusterBackupSnapshots --version 2023-01-01 \
  --clusterName "$CLUSTER_NAME" --groupId "$PROJECT_ID" --output json | jq -r '.results[0].id')
cat > payload.json <<EOF
{ "snapshotId": "$SNAPSHOT", "targetDeploymentItemName": "$CLUSTER_NAME" }
EOF
atlas api sharedTierSnapshots downloadClusterBackupTenant --version 2023-01-01 \
  --clusterName "$CLUSTER_NAME" --groupId "$PROJECT_ID" --file payload.json | jq -r '.id'
rm payload.json
