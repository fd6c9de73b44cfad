#!/usr/bin/env bash
set -euo pipefail
curl -sS --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.${API_VERSION:-2023-01-01}+json" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/snapshots" | jq .totalCount
