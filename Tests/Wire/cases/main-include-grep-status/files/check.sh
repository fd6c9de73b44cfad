#!/bin/bash
out=$(curl --include --silent --user "$PUBLIC_KEY:$PRIVATE_KEY" --digest \
  --header "Accept: application/vnd.atlas.2023-01-01+json" \
  "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/snapshots")
echo "$out" | grep -c '^HTTP/1.1 200'
