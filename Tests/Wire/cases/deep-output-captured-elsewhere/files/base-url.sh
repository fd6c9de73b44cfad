#!/bin/bash
# prints the backup URL of our cluster, after checking that it is there
URL="https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant"
curl -sf -o /dev/null --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" "$URL/snapshots" || exit 1
echo "$URL"
