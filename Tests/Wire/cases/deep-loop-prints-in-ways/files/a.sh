#!/bin/bash
n=0
for c in Cluster0 staging Flex0 Other; do
  r=$(curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$c/backup/tenant/restores")
  if [ "$(echo "$r" | jq .totalCount)" -gt 0 ]; then
    echo "$r" | jq -r '.results[].clusterName'
    ok=$((ok+1))
  else
    n=$((n+1))
  fi
done
echo "n $n"
