#!/bin/bash
GROUP=sharedTierSnapshots
OPERATION="listSharedClusterBackups"
FLAGS="--clusterName $CLUSTER --groupId $GROUP_ID"
API_VERSION=2023-01-01
atlas api "$GROUP" "$OPERATION" $FLAGS --version "$API_VERSION" | jq '.results | length'
