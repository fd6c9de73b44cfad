#!/bin/bash
. "$(dirname "$0")/lib/atlas.sh"
get "clusters/$CLUSTER/backup/tenant/snapshots" | jq -r '.results[].id'
