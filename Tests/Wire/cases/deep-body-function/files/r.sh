#!/bin/bash
make_body() {
  cat <<EOF
{
  "snapshotId": "$1",
  "targetDeploymentItemName": "$CLUSTER",
  "targetProjectId": "$GROUP_ID"
}
EOF
}
curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -X POST \
  -H "Accept: application/vnd.atlas.2023-01-01+json" -H "Content-Type: application/json" \
  --data "$(make_body 65a1f00000000000000000a3)" \
  "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/download" | jq -r .id
