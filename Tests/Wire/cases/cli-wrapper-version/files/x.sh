#!/bin/bash
api() { atlas api "$@" --groupId "$GROUP_ID" --version 2023-01-01; }
api clusters getCluster --clusterName "$CLUSTER" | jq -r .name
api sharedTierSnapshots getBackupTenantSnapshot --clusterName "$CLUSTER" --snapshotId 65a1f00000000000000000a1 | jq -r .status
