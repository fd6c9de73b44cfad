#!/bin/bash
# weekly.sh - take the newest snapshot, ask for a download
#
# Runs on the bastion, Sunday 04:00.

# 1. newest snapshot
SNAPSHOT=$(curl \
  --silent \
  --digest \
  --user "${PUBLIC_KEY}:${PRIVATE_KEY}" \
  --header "Accept: application/vnd.atlas.2023-01-01+json" \
  --request GET \
  "https://cloud.mongodb.com/api/atlas/v2/groups/${GROUP_ID}/clusters/${CLUSTER}/backup/tenant/snapshots" \
  | jq -r '[.results[] | select(.status == "COMPLETED")][0].id')

# 2. ask for the file    (the link is valid for four hours)
curl \
  --silent \
  --digest \
  --user "${PUBLIC_KEY}:${PRIVATE_KEY}" \
  --header "Accept: application/vnd.atlas.2023-01-01+json" \
  --header "Content-Type: application/json" \
  --request POST \
  --data "{
    \"targetDeploymentItemName\": \"${CLUSTER}\",
    \"targetProjectId\": \"${GROUP_ID}\",
    \"snapshotId\": \"${SNAPSHOT}\"
  }" \
  "https://cloud.mongodb.com/api/atlas/v2/groups/${GROUP_ID}/clusters/${CLUSTER}/backup/tenant/download" \
  | jq '{id, status}'
