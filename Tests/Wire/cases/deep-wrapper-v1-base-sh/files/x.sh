#!/bin/sh
BASE="https://cloud.mongodb.com/api/atlas/v1.0"
HDR="Accept: application/json"
api() { curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "$HDR" "$BASE/$1"; }
snapshots() { api "groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/snapshots"; }
api "groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/snapshots" > s.json
jq -r '.results | length' s.json
api "groups/$GROUP_ID/clusters/$CLUSTER" | jq -r .name
snapshots > s.json; rm s.json
api "groups/$GROUP_ID/clusters/$CLUSTER" | jq -r .name
