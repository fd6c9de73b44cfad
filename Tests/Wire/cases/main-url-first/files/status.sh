#!/usr/bin/env bash
set -euo pipefail
job=${1:?usage: status.sh JOB}
curl "https://cloud.mongodb.com/api/atlas/v2/groups/$PROJECT_ID/clusters/$CLUSTER/backup/tenant/restores/$job" \
  -fsS --digest -u "$ATLAS_PUBLIC_KEY:$ATLAS_PRIVATE_KEY" \
  -H "Accept: application/vnd.atlas.2023-01-01+json" |
  jq -r '.status'
