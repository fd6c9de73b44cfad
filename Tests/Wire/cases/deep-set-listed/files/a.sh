#!/bin/bash
ACC=application/vnd.atlas.2023-01-01+json
ACC2=$(set | sed -n 's/^ACC=//p')
get() { curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: $ACC" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/$1"; }
get "clusters/$CLUSTER/backup/tenant/snapshots" | jq .totalCount
curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: $ACC2" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters" | jq .totalCount
