#!/bin/bash
B=https://cloud.mongodb.com/api/atlas
A="$PUBLIC_KEY:$PRIVATE_KEY"
curl -s --digest -u "$A" "$B/v1.0/groups/$GROUP_ID/clusters" | jq -r '.results[].name'
curl -s --digest -u "$A" "$B/v1.0/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/snapshots" | jq -r '.results[].id'
