#!/usr/bin/env bash
IS_FLEX=${IS_FLEX:-false}
if $IS_FLEX; then
  out=$(curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2024-11-13+json" \
    "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/flexClusters/$CLUSTER/backup/snapshots")
else
  out=$(curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/json" \
    "https://cloud.mongodb.com/api/atlas/v1.0/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/snapshots")
fi
echo "$out" | jq -r '.results[0].id'
