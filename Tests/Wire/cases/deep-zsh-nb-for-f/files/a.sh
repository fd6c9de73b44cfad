#!/usr/bin/env zsh
base="https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID"
atlas_get() {
  curl -fsS --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H 'Accept: application/vnd.atlas.2023-01-01+json' "$base/$1"
}
for n in ${(f)"$(atlas_get clusters | jq -r '.results[].name')"}; do print $n; done
atlas_get clusters/$CLUSTER/backup/tenant/snapshots | jq .totalCount
