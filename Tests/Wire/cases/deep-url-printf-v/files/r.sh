#!/bin/bash
printf -v url 'https://cloud.mongodb.com/api/atlas/%s/groups/%s/clusters/%s/backup/tenant/%s' v2 "$GROUP_ID" "$CLUSTER" snapshots
curl -s -H "Authorization: Bearer $ACCESS_TOKEN" -H 'Accept: application/vnd.atlas.2023-01-01+json' "$url" | jq -r .totalCount
