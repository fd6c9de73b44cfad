#!/bin/bash
set -eu
cd "$(dirname "$0")"
bash api.sh "/clusters/$CLUSTER" | jq -r .name
bash api.sh "/clusters/$CLUSTER/backup/tenant/snapshots" | jq -r '.results[].id'
