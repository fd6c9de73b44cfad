#!/usr/bin/env zsh
base="https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID"
atlas_get() {
  curl -fsS --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H 'Accept: application/vnd.atlas.2023-01-01+json' "$base/$1"
}
repeat 1 { atlas_get clusters | jq -r '.results[].name' }
atlas_get clusters/$CLUSTER/backup/tenant/snapshots | jq .totalCount
