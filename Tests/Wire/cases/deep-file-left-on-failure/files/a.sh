#!/bin/bash
F=jobs.json
[ -e "$F" ] && echo "have $F" >&2
curl -sf --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" -o "$F" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restores" || echo "using the old one" >&2
jq -r '.results[0].clusterName' "$F"
