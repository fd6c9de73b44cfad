#!/usr/bin/env bash
atlas api sharedTierSnapshots "$1" --clusterName "$CLUSTER" | jq '.results | length'
