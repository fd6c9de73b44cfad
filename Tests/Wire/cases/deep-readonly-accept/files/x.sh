#!/bin/bash
readonly BASE=https://cloud.mongodb.com/api/atlas/v2
readonly ACCEPT="application/vnd.atlas.2023-01-01+json"
api() { curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: $ACCEPT" "$BASE/$1"; }
api "groups/$GROUP_ID/clusters" | jq -r '.results[].name'
api "groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/snapshots" | jq -r '.results[].id'
