#!/usr/bin/env bash
set -euo pipefail
api=https://cloud.mongodb.com/api/atlas/v2

mkdir -p answers
for cluster in "$CLUSTER" Cluster0; do
  curl -sS --fail --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" \
    -H "Accept: application/vnd.atlas.2023-01-01+json" -o "answers/$cluster.json" \
    "$api/groups/$GROUP_ID/clusters/$cluster/backup/tenant/restores"
done
jq -r '.results[].clusterName' answers/*.json
