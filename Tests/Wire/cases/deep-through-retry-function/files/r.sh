#!/bin/bash
retry() {
  local max=$1; shift
  local n=0
  until "$@"; do
    n=$((n + 1))
    [ "$n" -ge "$max" ] && return 1
    sleep 2
  done
}
retry 3 curl -sf --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -o snapshots.json \
  -H 'Accept: application/vnd.atlas.2023-01-01+json' \
  "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/snapshots"
jq -r '.results[0].id' snapshots.json
