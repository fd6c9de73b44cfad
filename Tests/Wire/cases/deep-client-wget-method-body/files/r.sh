#!/bin/bash
set -euo pipefail
body="{\"snapshotId\":\"65a1f00000000000000000a4\",\"targetDeploymentItemName\":\"$CLUSTER\",\"targetProjectId\":\"$GROUP_ID\"}"
wget -nv -O - --method=POST --body-data "$body" \
  --header "Authorization: Bearer $ACCESS_TOKEN" --header "Accept: application/vnd.atlas.2023-01-01+json" \
  --header 'Content-Type: application/vnd.atlas.2023-01-01+json' \
  "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/download" 2>/dev/null | jq -r .status
