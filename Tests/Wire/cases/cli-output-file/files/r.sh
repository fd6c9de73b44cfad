#!/usr/bin/env bash
set -euo pipefail
out=$(mktemp)
trap 'rm -f "$out"' EXIT
atlas api sharedTierRestoreJobs listSharedClusterBackupRestoreJobs --clusterName "$CLUSTER" --output-file "$out"
job=$(jq -r '.results[0].id' "$out")
jq -r '.results[] | "\(.id) \(.clusterName)"' "$out"
atlas api sharedTierRestoreJobs getSharedClusterBackupRestoreJob --clusterName "$CLUSTER" --restoreId "$job" --output-file job.json
jq -r .clusterName job.json
rm job.json
