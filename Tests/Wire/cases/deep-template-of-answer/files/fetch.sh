#!/bin/sh
set -eu
OUT=${OUT:-data}
mkdir -p "$OUT"
curl -fsS --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H 'Accept: application/vnd.atlas.2023-01-01+json' \
  -o "$OUT/restores.json" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/${1:-Cluster0}/backup/tenant/restores"
