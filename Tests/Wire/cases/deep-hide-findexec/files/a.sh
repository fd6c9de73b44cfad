#!/bin/bash
base="https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID"
get() {
  curl -fsS --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H 'Accept: application/vnd.atlas.2023-01-01+json' "$base/$1"
}
export -f get; export base; find . -maxdepth 0 -exec bash -c "get clusters" \; | jq .totalCount
get clusters/$CLUSTER/backup/tenant/snapshots | jq .totalCount
