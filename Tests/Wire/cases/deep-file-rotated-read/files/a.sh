#!/bin/bash
F=jobs.json
[ -e "$F" ] && mv "$F" "$F.1"
curl -sf --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restores" > "$F"
[ -e "$F.1" ] && jq -r '.results[0].clusterName' "$F.1"
jq -r '.results[0].clusterName' "$F"
