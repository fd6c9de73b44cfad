#!/bin/bash
BASE="https://cloud.mongodb.com/api/atlas/v1.0"
HDR="Accept: application/json"
api() { curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "$HDR" "$BASE/$1"; }
api "groups/$GROUP_ID/clusters/$CLUSTER" | jq -r .name
api "groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/snapshots" | jq -r '.results | length'
