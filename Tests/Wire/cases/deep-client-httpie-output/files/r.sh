#!/bin/bash
https -I -o jobs.json -A bearer -a "$ACCESS_TOKEN" GET cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restores accept:application/vnd.atlas.2023-01-01+json
jq -r --arg c "$CLUSTER" '.results[] | select(.clusterName == $c) | .id' < jobs.json
