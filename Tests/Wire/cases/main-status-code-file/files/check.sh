#!/bin/bash
code=$(curl -s -o answer.json -w "%{http_code}" -H "Authorization: Bearer $ACCESS_TOKEN" \
  -H "Accept: application/vnd.atlas.2023-01-01+json" \
  "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/snapshots/$1")
if [ "$code" -ne 200 ]; then
  rm -f answer.json
  echo "snapshot not found ($code)" >&2
  exit 3
fi
