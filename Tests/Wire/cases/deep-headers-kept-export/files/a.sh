#!/bin/bash
export ACCEPT="application/vnd.atlas.2023-01-01+json"
curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -D headers.txt -o out.json -H "Accept: $ACCEPT" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/snapshots"
grep -i '^x-ratelimit' headers.txt
jq -r '.results[0].id' out.json
rm headers.txt out.json
