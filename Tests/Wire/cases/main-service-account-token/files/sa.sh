#!/usr/bin/env bash
set -euo pipefail
TOKEN=$(curl -sS -u "$PUBLIC_KEY:$PRIVATE_KEY" -d grant_type=client_credentials \
  https://cloud.mongodb.com/api/oauth/token | jq -r .access_token)
curl -sS -H "Authorization: Bearer $TOKEN" \
  -H "Accept: application/vnd.atlas.2025-03-12+json" \
  "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restores?pretty=true&envelope=true" \
  | jq -r '.content.results[] | .clusterName + " " + .status'
