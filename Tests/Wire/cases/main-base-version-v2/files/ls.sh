#!/bin/bash
BASE_URL="https://cloud.mongodb.com/api/atlas/v2"
JSON="Accept: application/vnd.atlas.2023-01-01+json"
curl -s -H "Authorization: Bearer $ACCESS_TOKEN" -H "$JSON" \
  "$BASE_URL/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restores" | jq -r '.results[] | [.id, .status] | @tsv'
