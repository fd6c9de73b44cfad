#!/bin/bash
set -eu
cd "$(dirname "$0")"
./atlas.sh snapshots | jq -r '.results[].id'
./atlas.sh restores | jq -r '.results[].clusterName'
./atlas.sh cluster | jq -r .name
