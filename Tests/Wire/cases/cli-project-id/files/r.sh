#!/bin/sh
set -e
atlas api sharedTierRestoreJobs listBackupTenantRestores \
  --projectId "$PROJECT_ID" \
  --clusterName "$CLUSTER_NAME" \
  -o json |
  jq -r '.results[] | select(.clusterName == "Cluster0") | .id'
