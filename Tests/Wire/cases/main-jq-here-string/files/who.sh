#!/bin/bash
set -euo pipefail
resp=$(curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" \
  -H 'Accept: application/vnd.atlas.2023-01-01+json' -H 'Content-Type: application/json' \
  -X POST -d '{"snapshotId":"'$1'","targetDeploymentItemName":"'$CLUSTER'"}' \
  "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restore")
job=$(jq -r '.id' <<<"$resp")
name=$(jq -r '.clusterName' <<<"$resp")
echo "job $job restores $name"
