#!/bin/sh
# Restore a snapshot into the same cluster and wait for it.
set -eu
snapshot=$1
cluster=${CLUSTER:-Cluster0}
api=https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$cluster/backup/tenant

job=$(curl -fsS --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" \
  -H 'Accept: application/vnd.atlas.2023-01-01+json' \
  -H 'Content-Type: application/json' \
  -d "{\"snapshotId\":\"$snapshot\",\"targetDeploymentItemName\":\"$cluster\",\"targetProjectId\":\"$GROUP_ID\"}" \
  "$api/restore" | jq -r .id)
n=0
until [ "${state:-}" = COMPLETED ]; do
  n=$((n + 1))
  [ "$n" -le 20 ] || { echo timeout >&2; exit 1; }
  state=$(curl -fsS --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" \
    -H 'Accept: application/vnd.atlas.2023-01-01+json' \
    "$api/restores/$job" | jq -r .status)
  printf '%s: %s\n' "$n" "$state"
  sleep 15
done
