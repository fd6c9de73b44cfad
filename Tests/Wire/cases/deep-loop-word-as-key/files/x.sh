#!/bin/bash
declare -A count
for what in snapshots restores; do
  count[$what]=$(curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/$what" | jq '.results|length')
done
echo "${count[snapshots]} ${count[restores]}"
