#!/bin/bash
log() { echo "[x] $*" >&2; }
get() { local o code; o=$(mktemp)
code=$(curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" -o "$o" -w "%{http_code}" "https://cloud.mongodb.com/api/atlas/v2/$1")
if [ "$code" = 200 ]; then cat "$o"; else log "$1 -> $code"; fi; rm -f "$o"; }
base="groups/$GROUP_ID/clusters/$CLUSTER"
get "$base/backup/tenant/snapshots" | jq -r .results[0].id
get "$base/backup/tenant/restores" | jq -r .results[0].clusterName
get "$base" | jq -r .stateName
