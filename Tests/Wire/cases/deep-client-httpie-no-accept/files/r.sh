#!/bin/bash
set -e
https --ignore-stdin --auth-type=digest --auth="$PUBLIC_KEY:$PRIVATE_KEY" "cloud.mongodb.com/api/atlas/v1.0/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/snapshots" pretty==true > snapshots.json
jq -r '.results[0].id' snapshots.json
