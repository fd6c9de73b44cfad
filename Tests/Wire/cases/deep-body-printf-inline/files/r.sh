#!/bin/bash
id=65a1f00000000000000000a4
curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" -H 'Content-Type: application/json' -X POST \
  -d "$(printf '{"targetProjectId": "%s", "snapshotId": "%s", "targetDeploymentItemName": "%s"}\n' \
    "$GROUP_ID" "$id" "$CLUSTER")" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/download" | jq -r .id
