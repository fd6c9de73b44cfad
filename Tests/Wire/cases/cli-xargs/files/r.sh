#!/usr/bin/env bash
atlas api sharedTierRestoreJobs listBackupTenantRestores --clusterName "$CLUSTER" |
  jq -r '.results[].id' |
  xargs -I{} atlas api sharedTierRestoreJobs getBackupTenantRestore --clusterName "$CLUSTER" --restoreId {} |
  jq -r '.status'
