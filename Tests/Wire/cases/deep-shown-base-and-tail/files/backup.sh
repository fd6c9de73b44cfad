#!/bin/bash
base="https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant"
call() { curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" "$@"; }

echo "reading $base/snapshots"
snapshot=$(call "$base/snapshots" | jq -r '.results[0].id')
data="{\"snapshotId\":\"$snapshot\",\"targetDeploymentItemName\":\"Restored0\",\"targetProjectId\":\"$GROUP_ID\"}"
if [ -n "$DRY_RUN" ]; then
  printf 'would POST %s\n' "$base/restore"
  exit
fi
echo "POST $base/restore" >&2
call -X POST -H "Content-Type: application/json" -d "$data" "$base/restore" | jq -r '.id'
