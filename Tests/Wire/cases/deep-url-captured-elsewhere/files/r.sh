#!/bin/bash
URL="https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/snapshots"
host=$(echo "$URL" | cut -d/ -f3)
echo "asking $host"
curl -s -H "Authorization: Bearer $ACCESS_TOKEN" -H 'Accept: application/vnd.atlas.2023-01-01+json' "$URL" | jq -r .totalCount
