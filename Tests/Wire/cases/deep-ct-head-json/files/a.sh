#!/bin/bash
curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" -o out.json -w "%{json}" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/snapshots" | jq -r 'if (.content_type|startswith("application/vnd.atlas.2023-01-01")) then "ok" else "bad" end'
rm out.json
