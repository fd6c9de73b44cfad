#!/bin/bash
# What one round sets would still be set in the next.
for tier in $TIERS; do
  if [ "$tier" = shared ]; then EP="backup/tenant/snapshots"; else EP="backup/snapshots"; fi
  curl -sS --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" \
    "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/$EP" | jq -c '.results[0].id'
done
