#!/bin/bash
retry() { local n=0; until "$@"; do n=$((n+1)); [ $n -ge 3 ] && return 1; sleep 1; done; }
fetch() { curl -sS --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -f -H "Accept: application/vnd.atlas.2023-01-01+json" -o "$2" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/$1"; }
tmp=$(mktemp)
trap 'rm -f "$tmp"' EXIT
retry fetch snapshots "$tmp"
jq -r '.results[] | .id' "$tmp"
retry fetch restores "$tmp"
jq -r '.results[] | "\(.clusterName): \(.status)"' "$tmp"
