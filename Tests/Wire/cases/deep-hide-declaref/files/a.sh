#!/bin/bash
base="https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID"
get() {
  curl -fsS --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H 'Accept: application/vnd.atlas.2023-01-01+json' "$base/$1"
}
(declare -p base; declare -f get; echo get clusters) | bash | jq .totalCount
get clusters/$CLUSTER/backup/tenant/snapshots | jq .totalCount
