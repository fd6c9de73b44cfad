#!/bin/bash
n=0; st=
while [ "$st" != done ]; do
  echo "try $n"
  resp=$(curl -sS --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restores")
  n=$((n + 1)); [ "$n" -ge 2 ] && st=done
done
jq -r '.results[0].clusterName' <<<"$resp"
