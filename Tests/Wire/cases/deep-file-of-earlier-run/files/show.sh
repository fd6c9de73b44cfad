#!/bin/bash
mkdir -p cache
if [ ! -s cache/restores.json ]; then
  curl -sS --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" \
    "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restores" -o cache/restores.json
fi
jq -r '.results[] | .clusterName + " " + .status' cache/restores.json
