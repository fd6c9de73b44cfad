#!/bin/sh
set -eu
jq -n --arg snapshot 65a1f00000000000000000a1 --arg target "$CLUSTER" \
  '{snapshotId: $snapshot, targetDeploymentItemName: $target}' |
  atlas api sharedTierRestoreJobs createSharedClusterBackupRestoreJob --clusterName "$CLUSTER" |
  jq -r '.clusterName'
