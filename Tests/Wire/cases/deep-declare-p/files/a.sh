#!/bin/bash
ACC=application/vnd.atlas.2023-01-01+json
get() { curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: $ACC" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/$1"; }
declare -p ACC > state.sh
get "clusters/$CLUSTER/backup/tenant/snapshots" | jq .totalCount
./other.sh
rm state.sh
