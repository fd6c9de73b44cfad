#!/bin/bash
resp=$(curl -s -w "\n%{http_code}" --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H 'Accept: application/vnd.atlas.2023-01-01+json' \
  "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restores/65f000000000000000000b02")
code=$(tail -n1 <<<"$resp")
body=$(sed '$d' <<<"$resp")
[ "$code" = 200 ] || exit 1
echo "$body" | jq -r '.clusterName'
