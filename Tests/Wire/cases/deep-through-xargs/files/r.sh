#!/bin/bash
BASE="https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant"
curl -s -H "Authorization: Bearer $ACCESS_TOKEN" -H 'Accept: application/vnd.atlas.2023-01-01+json' "$BASE/restores" \
  | jq -r '.results[].id' \
  | xargs -I{} curl -s -H "Authorization: Bearer $ACCESS_TOKEN" -H 'Accept: application/vnd.atlas.2023-01-01+json' "$BASE/restores/{}" \
  | jq -r '.clusterName + " " + .status'
