#!/usr/bin/env bash
# Ask Atlas for a download link of one snapshot (pasted from the API reference).
curl --user "${PUBLIC_KEY}:${PRIVATE_KEY}" \
  --digest --include \
  --header "Accept: application/vnd.atlas.2025-02-19+json" \
  --header "Content-Type: application/json" \
  -X POST "https://cloud.mongodb.com/api/atlas/v2/groups/32b6e34b3d91647abb20e7b8/clusters/Cluster0/backup/tenant/download" \
  -d '{
    "snapshotId": "65a1f00000000000000000a4",
    "targetDeploymentItemName": "Cluster0",
    "targetProjectId": "32b6e34b3d91647abb20e7b8"
  }'
