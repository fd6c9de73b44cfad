#!/bin/bash
# List the snapshots of one cluster, newest first.
set -eu

GROUP=$GROUP_ID
CLUSTER_TO_LIST="$1"

curl -sS --digest -u "$ATLAS_PUBLIC_KEY:$ATLAS_PRIVATE_KEY" \
  -H "Accept: application/vnd.atlas.2023-01-01+json" \
  "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP/clusters/$CLUSTER_TO_LIST/backup/tenant/snapshots" \
  | jq -r '.results[] | "\(.id)\t\(.status)\t\(.finishTime)"'
