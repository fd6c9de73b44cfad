#!/usr/bin/env bash
set -eu
cd "$(dirname "$0")"

base() { echo "https://cloud.mongodb.com/api/atlas/v2/groups/$1/clusters/$2/backup/tenant"; }
call() {
  curl -sSf --digest -u "$ATLAS_PUBLIC_KEY:$ATLAS_PRIVATE_KEY" \
    -H 'Accept: application/vnd.atlas.2023-01-01+json' -H 'Content-Type: application/json' "$@"
}

# project,cluster: one a line, behind a line of titles.
tail -n +2 clusters.csv | while IFS=, read -r project cluster; do
  snapshot=$(call "$(base "$project" "$cluster")/snapshots" | jq -r '.results[0].id')
  call -d "{\"snapshotId\":\"$snapshot\",\"targetDeploymentItemName\":\"$cluster\"}" \
    "$(base "$project" "$cluster")/download" | jq -r '.id'
done
