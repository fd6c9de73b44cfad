#!/bin/bash
curl -fsS -H "Authorization: Bearer $ACCESS_TOKEN" \
  -H "Accept: application/vnd.atlas.2023-01-01+json" \
  -H "Content-Type: application/json" \
  --data-binary @- \
  "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/download" <<'JSON' >/dev/null && echo requested
{ "targetDeploymentItemName": "Cluster0",
  "snapshotId": "65a1f00000000000000000a1" }
JSON
