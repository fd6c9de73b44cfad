#!/bin/bash
curl -s -G -H "Authorization: Bearer $ACCESS_TOKEN" -H 'Accept: application/vnd.atlas.2023-01-01+json' \
  --data-urlencode 'pretty=true' -d envelope=true \
  "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/snapshots" | jq -r .content.totalCount
