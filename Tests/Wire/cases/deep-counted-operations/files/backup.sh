#!/bin/bash
operations=(snapshots restores)
i=0
while [ "$i" -lt "${#operations[@]}" ]; do
  curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" \
    -H "Accept: application/vnd.atlas.2023-01-01+json" \
    "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/${operations[$i]}" |
    jq -r '.results[0].id'
  ((i += 1))
done
