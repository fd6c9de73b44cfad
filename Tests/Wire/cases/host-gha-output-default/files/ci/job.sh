#!/usr/bin/env bash
set -euo pipefail
out=${GITHUB_OUTPUT:-/dev/null}
job=$(curl -fsS --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" \
  -H "Accept: application/vnd.atlas.2023-01-01+json" \
  "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restores/$JOB_ID")
echo "job=$(jq -c . <<<"$job")" >> "$out"
jq -r .status <<<"$job"
