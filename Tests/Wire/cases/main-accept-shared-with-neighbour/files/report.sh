#!/bin/bash
# Which clusters do we have, and what was saved of them?
ACCEPT="application/vnd.atlas.2023-01-01+json"

curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: $ACCEPT" \
  "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters" | jq -r '.results[].name'

curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: $ACCEPT" \
  "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/snapshots" | jq -r '.results[].id'
