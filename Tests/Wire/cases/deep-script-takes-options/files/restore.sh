#!/usr/bin/env bash
set -euo pipefail
req() { "$(dirname "$0")/atlas-req" "$@"; }
id=$(req "clusters/$CLUSTER/backup/tenant/snapshots" | jq -r '.results | first | .id')
job=$(req -X POST -d "$(jq -n --arg s "$id" --arg c "$CLUSTER" --arg g "$GROUP_ID" '{snapshotId:$s,targetDeploymentItemName:$c,targetProjectId:$g}')" "clusters/$CLUSTER/backup/tenant/restore" | jq -r .id)
req "clusters/$CLUSTER/backup/tenant/restores/$job" | jq -r '"\(.status) \(.clusterName)"'
