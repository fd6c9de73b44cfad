#!/bin/bash
SNAPSHOT=$1
PAYLOAD="{\"snapshotId\":\"$SNAPSHOT\",\"targetDeploymentItemName\":\"$CLUSTER\",\"targetProjectId\":\"$GROUP_ID\"}"

echo "requesting a download of $SNAPSHOT"
curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" \
  -H "Accept: application/vnd.atlas.2023-01-01+json" -H "Content-Type: application/json" \
  -X POST "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/download" \
  -d "$PAYLOAD" | jq -r .id
