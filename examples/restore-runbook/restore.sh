#!/usr/bin/env bash
# Runbook "restore a shared cluster", step 3: restores a snapshot and waits until it is done.
#
#   ./restore.sh SNAPSHOT_ID TARGET_PROJECT_ID TARGET_CLUSTER
set -euo pipefail

snapshot_id=$1
target_project=$2
target_cluster=$3

API="https://cloud.mongodb.com/api/atlas/v2/groups/${GROUP_ID:?}"
JOBS="$API/clusters/${CLUSTER:?}/backup/tenant"

# The restore operation is singular, the jobs are plural:
# POST .../backup/tenant/restore, GET .../backup/tenant/restores/{restoreId}
job=$(curl -sS --fail-with-body -u "$ATLAS_PUBLIC_KEY:$ATLAS_PRIVATE_KEY" --digest \
  -H 'Accept: application/vnd.atlas.2023-01-01+json' \
  -H 'Content-Type: application/json' \
  -X POST "$JOBS/restore" \
  -d @- <<EOF_BODY
{
  "snapshotId": "$snapshot_id",
  "targetDeploymentItemName": "$target_cluster",
  "targetProjectId": "$target_project"
}
EOF_BODY
)

job_id=$(jq -r .id <<<"$job")
echo "restoring snapshot $snapshot_id of $(jq -r .clusterName <<<"$job"): job $job_id"

for _ in $(seq 1 120); do
  status=$(curl -sS --fail-with-body -u "$ATLAS_PUBLIC_KEY:$ATLAS_PRIVATE_KEY" --digest \
    -H 'Accept: application/vnd.atlas.2023-01-01+json' \
    "$JOBS/restores/$job_id" | jq -r .status)
  echo "$(date -u +%T) $status"
  case $status in
    COMPLETED) exit 0 ;;
    FAILED) exit 1 ;;
  esac
  sleep 30
done
echo "gave up after an hour; the job may still be running" >&2
exit 1
