#!/usr/bin/env bash
set -euo pipefail

auth="${ATLAS_PUBLIC_KEY}:${ATLAS_PRIVATE_KEY}"

snapshot_id=$(curl -sS --digest -u "$auth" \
  -H "Accept: application/vnd.atlas.2023-01-01+json" \
  "https://cloud.mongodb.com/api/atlas/v2/groups/${PROJECT_ID}/clusters/${CLUSTER_NAME}/backup/tenant/snapshots" \
  | jq -r '.results | map(select(.status == "COMPLETED")) | .[0].id')
echo "snapshot: ${snapshot_id}"

job_id=$(curl -sS --digest -u "$auth" -X POST \
  -H "Accept: application/vnd.atlas.2023-01-01+json" \
  -H "Content-Type: application/json" \
  -d "{\"snapshotId\": \"${snapshot_id}\", \"targetDeploymentItemName\": \"${CLUSTER_NAME}\", \"targetProjectId\": \"${PROJECT_ID}\"}" \
  "https://cloud.mongodb.com/api/atlas/v2/groups/${PROJECT_ID}/clusters/${CLUSTER_NAME}/backup/tenant/download" \
  | jq -r '.id')

while true; do
  job=$(curl -sS --digest -u "$auth" \
    -H "Accept: application/vnd.atlas.2023-01-01+json" \
    "https://cloud.mongodb.com/api/atlas/v2/groups/${PROJECT_ID}/clusters/${CLUSTER_NAME}/backup/tenant/restores/${job_id}")
  status=$(echo "$job" | jq -r '.status')
  echo "status: $status"
  [[ "$status" == COMPLETED ]] && break
  [[ "$status" == FAILED ]] && exit 1
  sleep 30
done

url=$(echo "$job" | jq -r '.snapshotUrl')
curl -sS -o "backup-${CLUSTER_NAME}.tgz" "$url"
ls -1 *.tgz
