#!/usr/bin/env bash
# jobs.sh JOB: prints a restore job as Atlas gives it.
set -euo pipefail
curl -sf --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" \
  -H "Accept: application/vnd.atlas.2023-01-01+json" \
  "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restores/$1"
