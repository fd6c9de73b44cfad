#!/bin/bash
cd "$(dirname "$0")"
curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H @headers.txt \
  "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/snapshots" | jq .totalCount
