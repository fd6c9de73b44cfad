#!/usr/bin/env bash
set -euo pipefail
api=https://cloud.mongodb.com/api/atlas/v2

out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

for cluster in "$CLUSTER" Cluster0; do
  curl -sS --fail --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" \
    -H "Accept: application/vnd.atlas.2023-01-01+json" -o "$out/$cluster-restores.json" \
    "$api/groups/$GROUP_ID/clusters/$cluster/backup/tenant/restores"
done
for file in "$out"/*-restores.json; do
  jq -r '.results[] | [.id, .clusterName] | @csv' "$file"
done
jq -s 'map(.results[].clusterName) | length' "$out"/*.json
cat "$out"/*-restores.json | jq -r '.results[].clusterName' | sort -u
