#!/usr/bin/env bash
set -euo pipefail

API_URL="https://cloud.mongodb.com/api/atlas/v2"

api() {
  local method=$1 path=$2 body=${3:-}
  curl -sS -X "$method" --digest -u "$ATLAS_PUBLIC_KEY:$ATLAS_PRIVATE_KEY" \
    -H "Accept: application/vnd.atlas.2023-01-01+json" \
    -H "Content-Type: application/json" \
    ${body:+-d "$body"} \
    "$API_URL$path"
}

project=$(api GET "/groups/$PROJECT_ID" | jq -r .name)
echo "project $project"

snapshot=$(api GET "/groups/$PROJECT_ID/clusters/$CLUSTER_NAME/backup/tenant/snapshots" | jq -r '.results[0].id')
body="{\"snapshotId\":\"$snapshot\",\"targetDeploymentItemName\":\"$CLUSTER_NAME\",\"targetProjectId\":\"$PROJECT_ID\"}"
job=$(api POST "/groups/$PROJECT_ID/clusters/$CLUSTER_NAME/backup/tenant/restore" "$body" | jq -r .id)
api GET "/groups/$PROJECT_ID/clusters/$CLUSTER_NAME/backup/tenant/restores/$job" | jq -r '"\(.clusterName): \(.status)"'
