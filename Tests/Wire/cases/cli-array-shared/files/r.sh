#!/usr/bin/env bash
target=(--clusterName "$CLUSTER" --groupId "$GROUP_ID")
atlas api clusters getCluster "${target[@]}" | jq -r .name
atlas api sharedTierSnapshots listClusterBackupSnapshots "${target[@]}" | jq -r '.results[].id'
