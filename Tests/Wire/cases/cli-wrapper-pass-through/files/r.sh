#!/usr/bin/env bash
set -euo pipefail

atlas_api() {
  atlas api "$@" --groupId "$GROUP_ID" --output json
}

latest=$(atlas_api sharedTierSnapshots listClusterBackupSnapshots --clusterName "$CLUSTER" | jq -r '.results[0].id')
atlas_api clusters getCluster --clusterName "$CLUSTER" | jq -r .name
atlas_api sharedTierSnapshots getBackupTenantSnapshot --clusterName "$CLUSTER" --snapshotId "$latest" | jq -r '.status'
