#!/bin/sh
J=$(curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" \
  -H "Accept: application/vnd.atlas.2023-01-01+json" \
  "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restores")
field() { grep -o '"'"$1"'": *"[^"]*"' | head -n 1 | sed 's/.*: *"//; s/"$//'; }
echo "$J" | grep -o '"clusterName": *"[^"]*"' | head -n1 | cut -d'"' -f4
echo "$J" | grep -oE '"clusterName"[[:space:]]*:[[:space:]]*"[^"]+"' | head -1 | sed 's/.*"\([^"]*\)"$/\1/'
echo "$J" | field status
