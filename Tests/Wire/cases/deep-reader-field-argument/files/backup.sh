#!/bin/bash
resp=$(curl -sS --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restores")
field() { jq -r --arg k "$2" '.results[0][$k]' <<<"$1"; }
field "$resp" id
field "$resp" clusterName
