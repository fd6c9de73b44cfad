#!/usr/bin/env bash
BASE="https://cloud.mongodb.com/api/atlas/v2"
atlas() {
  curl -sS --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" "$@"
}
atlas "$BASE/groups/$GROUP_ID/clusters/$CLUSTER" | jq -r .stateName
S=$(atlas "$BASE/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/snapshots" | jq -r '.results[0].id')
atlas -X POST "$BASE/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/download" \
  -H 'Content-Type: application/json' \
  -d "{\"snapshotId\":\"$S\",\"targetDeploymentItemName\":\"$CLUSTER\"}" | jq -r .status
