#!/usr/bin/env bash
set -o pipefail
if ! timeout 60 atlas -P backup api sharedTierSnapshots getSharedClusterBackup --snapshotId=65a1f00000000000000000a1 --clusterName="$CLUSTER" | grep -q COMPLETED; then
  echo "not finished" >&2
fi
