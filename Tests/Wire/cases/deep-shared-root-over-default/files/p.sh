#!/bin/bash
BASE="${ATLAS_BASE_URL:-https://cloud.mongodb.com}/api/atlas/v2"
call() { curl -sS --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" "$1"; }
root="$BASE/groups/$GROUP_ID/clusters/$CLUSTER"
call "$root" | jq -r .name
call "$root/backup/tenant/snapshots" | jq -r '.results[0].id'
