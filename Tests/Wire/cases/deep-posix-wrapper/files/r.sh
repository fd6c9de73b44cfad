#!/bin/sh
set -eu
: "${ATLAS_BASE:=https://cloud.mongodb.com}"

# req METHOD PATH [BODY]
req() {
  if [ $# -ge 3 ]; then
    curl -sS -X "$1" --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H 'Accept: application/vnd.atlas.2023-01-01+json' \
      -H 'Content-Type: application/json' --data "$3" "$ATLAS_BASE/api/atlas/v2$2"
  else
    curl -sS -X "$1" --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H 'Accept: application/vnd.atlas.2023-01-01+json' "$ATLAS_BASE/api/atlas/v2$2"
  fi
}

id=$(req GET "/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/snapshots" | jq -r '.results[3].id')
req POST "/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restore" "{\"snapshotId\":\"$id\",\"targetDeploymentItemName\":\"qa\"}" | jq -r '.clusterName, .status'
req GET "/groups/$GROUP_ID/databaseUsers" | jq -r '.results[].username'
