#!/usr/bin/env bash
set -eu
# jobs OPERATION [FLAGS]
jobs_api() {
  local operation="$1"
  shift
  atlas api sharedTierRestoreJobs "$operation" --clusterName "$CLUSTER" --groupId "$GROUP_ID" "$@"
}
first=$(jobs_api listBackupTenantRestores | jq -r '.results[0].id')
jobs_api getBackupTenantRestore --restoreId "$first" | jq -r '[.clusterName, .status] | @tsv'
