#!/bin/bash
resp=$(curl -sS --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restores")
echo "$resp" | jq -c '.results[]' | while read -r row; do
  name=$(echo "$row" | jq -r '.clusterName'); id=$(jq -r .id <<< "$row")
  echo "$id=$name"
done
