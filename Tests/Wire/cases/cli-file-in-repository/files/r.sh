#!/usr/bin/env bash
atlas api sharedTierSnapshots downloadSharedClusterBackup --clusterName "$CLUSTER" --file=bodies/download.json |
  jq -r '"\(.clusterName): \(.status)"'
