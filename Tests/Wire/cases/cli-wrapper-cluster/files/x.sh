#!/bin/bash
api() { atlas api "$@" --groupId "$GROUP_ID" --clusterName "$CLUSTER" --version 2023-01-01; }
api clusters getCluster | jq -r .name
api sharedTierSnapshots getBackupTenantSnapshot --snapshotId 65a1f00000000000000000a1 | jq -r .status
