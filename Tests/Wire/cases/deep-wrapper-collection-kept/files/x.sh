#!/bin/sh
get() { curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$1" -o "$2"; }
get "$CLUSTER/backup/tenant/snapshots" s.json
get "$CLUSTER" c.json
jq .totalCount s.json
jq -r .name c.json
