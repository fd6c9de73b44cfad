#!/usr/bin/env bash
set -euo pipefail
args=(
  --clusterName "$CLUSTER"
  --snapshotId 65a1f00000000000000000a1
  --pretty
)
args+=(--version=2023-01-01)
[ -n "${GROUP_ID:-}" ] && args+=(--groupId "$GROUP_ID")
atlas api sharedTierSnapshots getBackupTenantSnapshot "${args[@]}" | jq -r .status
