#!/usr/bin/env bash
set -euo pipefail
OUT=/tmp/atlas-restores.json
curl -fsS --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" \
  "https://cloud.mongodb.com/api/atlas/v2/groups/$PROJECT_ID/clusters/$CLUSTER_NAME/backup/tenant/restores" -o "$OUT"
echo "wrote $(jq .totalCount "$OUT") jobs"
