#!/bin/bash
curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" -H "Content-Type: application/json" -X POST "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/download" \
  -d "$(echo -e "{\n\"snapshotId\": \"65a1f00000000000000000a4\",\n\"targetDeploymentItemName\": \"$CLUSTER\"\n}")" | jq -r .id
