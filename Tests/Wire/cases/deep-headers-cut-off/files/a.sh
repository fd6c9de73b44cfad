#!/bin/bash
answer=$(curl -s --include \
  -H "Accept: application/vnd.atlas.2023-01-01+json" -H "Authorization: Bearer $ACCESS_TOKEN" \
  "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restores")
sed '1,/^\r$/d' <<<"$answer" | jq -r '.results[0].clusterName'
tr -d '\r' <<<"$answer" | sed '1,/^$/d' | jq -r '.results[].status'
