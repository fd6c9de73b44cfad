#!/bin/bash
# written for atlascli 1.45
for id in $(atlas api sharedTierRestoreJobs listSharedClusterBackupRestoreJobs --clusterName=Cluster0 | jq -r '.results[].id'); do
  atlas api sharedTierRestoreJobs getSharedClusterBackupRestoreJob --clusterName=Cluster0 --restoreId="$id" | jq -r '"\(.clusterName) \(.status)"'
done
atlas api clusters getCluster --clusterName Cluster0 | jq -r .name
atlas api sharedTierSnapshots getSharedClusterBackup --clusterName Cluster0 --snapshotId 65a1f00000000000000000a1 --pretty | jq -r .status
