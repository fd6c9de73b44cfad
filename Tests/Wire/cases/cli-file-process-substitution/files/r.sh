#!/usr/bin/env bash
set -euo pipefail
SNAPSHOT_ID=65a1f00000000000000000a1
atlas api sharedTierSnapshots downloadClusterBackupTenant --clusterName "$CLUSTER" --file <(cat <<JSON
{
  "snapshotId": "$SNAPSHOT_ID",
  "targetDeploymentItemName": "$CLUSTER"
}
JSON
) | jq -r '.snapshotUrl'
