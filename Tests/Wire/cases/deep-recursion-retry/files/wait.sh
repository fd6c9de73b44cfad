#!/bin/bash
wait_for() {
  local job=$1 left=$2 state
  state=$(curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" \
    "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restores/$job" | jq -r .status)
  echo "$state"
  case $state in COMPLETED|FAILED) return 0 ;; esac
  [ "$left" -gt 0 ] || return 1
  sleep 5
  wait_for "$job" $((left - 1))
}
wait_for "${1:-none}" 10
