#!/bin/sh
body() { printf '{\n  "snapshotId": "%s",\n  "targetDeploymentItemName": "%s"\n}\n' "$1" "$2"; }
body 65a1f00000000000000000a4 "$CLUSTER" | curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" -H "Content-Type: application/json" --data-binary @- "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/download" | jq -r .status
