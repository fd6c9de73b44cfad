#!/bin/bash
curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -X POST -H "Content-Type: application/json" -H "Accept: application/vnd.atlas.2023-01-01+json" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/download" -d "{\"snapshotId\":\"$1\",\"targetDeploymentItemName\":\"$CLUSTER\",\"targetProjectId\":\"$GROUP_ID\"}" | jq -r '.id'
