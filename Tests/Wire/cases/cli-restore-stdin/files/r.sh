#!/bin/bash
echo '{"snapshotId": "65a1f00000000000000000a4", "targetDeploymentItemName": "staging"}' |
  atlas api sharedTierRestoreJobs createBackupTenantRestore --groupId "$GROUP_ID" --clusterName "$CLUSTER" |
  jq -r '.clusterName + " -> " + .targetDeploymentItemName'
