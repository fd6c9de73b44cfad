#!/usr/bin/env bash
set -euo pipefail
mkdir -p w
for id in 65f000000000000000000b01 65f000000000000000000b02; do curl -sS --fail --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" -o "w/$id" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restores/$id"; done
ls w | xargs -I{} jq -r .clusterName w/{}
rm -r w
