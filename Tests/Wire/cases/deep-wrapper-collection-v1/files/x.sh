#!/bin/bash
get() { curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" "https://cloud.mongodb.com/api/atlas/v1.0/groups/$GROUP_ID/clusters/$1"; }
get "$CLUSTER" | jq -r .name
get "$CLUSTER/backup/tenant/snapshots" | jq .totalCount
