#!/usr/bin/env bash
set -euo pipefail
api=https://cloud.mongodb.com/api/atlas/v2
get() { curl -sS --fail --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" "$api/groups/$GROUP_ID/$1"; }
t=$(mktemp -d)
get "clusters/$CLUSTER/backup/tenant/restores/65f000000000000000000b02" > "$t/$CLUSTER.json"
python3 -c 'import sys; open(sys.argv[1] + "/z.json", "w").write("{\"clusterName\": \"made\"}")' "$t"
cat "$t"/*.json | jq -r .clusterName
