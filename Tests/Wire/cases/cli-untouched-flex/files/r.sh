#!/usr/bin/env bash
# sharedTierSnapshots is gone since atlascli 1.52
atlas api flexSnapshots listFlexBackupSnapshots --name "$CLUSTER" | jq -r '.results[].id'
