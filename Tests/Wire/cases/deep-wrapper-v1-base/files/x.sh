#!/bin/bash
BASE="https://cloud.mongodb.com/api/atlas/v1.0"
api() { curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" "$BASE/$1" "${@:2}"; }
api "groups/$GROUP_ID/clusters/$CLUSTER" | jq -r .name
api "groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/snapshots" | jq -r '.results | length'
