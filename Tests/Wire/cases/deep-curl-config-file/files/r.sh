#!/bin/bash
cd "$(dirname "$0")"
curl -s -K atlas.curl -u "$PUBLIC_KEY:$PRIVATE_KEY" \
  "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/snapshots" | jq .totalCount
