#!/bin/sh
body() {
  if [ -n "$TARGET" ]; then
    printf '{"snapshotId":"%s","targetDeploymentItemName":"%s"}' "$1" "$TARGET"
    return
  fi
  printf '{"snapshotId":"%s"}' "$1"
}
TARGET=$CLUSTER
curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" -H "Content-Type: application/json" -d "$(body 65a1f00000000000000000a4)" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/download" | jq -r .status
