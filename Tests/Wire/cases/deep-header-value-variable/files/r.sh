#!/bin/bash
ACCEPT=application/vnd.atlas.2023-01-01+json
curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" --header "Accept: $ACCEPT" \
  "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/snapshots" | jq .totalCount
