#!/bin/bash
set -o pipefail
retry() { local n=0; until "$@"; do n=$((n+1)); [ $n -ge 3 ] && return 1; sleep 2; done; }
fetch() {
  retry curl -sf --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" --header "Accept: application/vnd.atlas.2023-01-01+json" \
    --url "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/$1"
}
fetch snapshots | jq -r '.results | length'
fetch restores  | jq -r '.results | group_by(.clusterName) | map({cluster: .[0].clusterName, n: length})' 
