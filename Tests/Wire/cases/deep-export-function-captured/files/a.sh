#!/bin/bash
get() { curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$1"; }
name() { export -f get; echo "$CLUSTER"; }
c=$(name)
get "$c/backup/tenant/snapshots" | jq -r '.results[0].id'
