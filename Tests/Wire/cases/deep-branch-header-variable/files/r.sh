#!/bin/bash
accept="Accept: application/vnd.atlas.2023-01-01+json"
root="https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID"
path="clusters/$CLUSTER"
[ "$1" = shared ] && path="clusters/$CLUSTER/backup/tenant/snapshots"
curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "$accept" "$root/$path" | jq -r 'type'
curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "$accept" "$root/clusters" | jq -r '.results | length'
