#!/bin/bash
for c in Cluster0 staging; do
  echo "$c"
  curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" "https://cloud.mongodb.com/api/atlas/v1.0/groups/$GROUP_ID/clusters/$c" | jq -r .mongoDBVersion
  curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H 'Accept: application/json' "https://cloud.mongodb.com/api/atlas/v1.0/groups/$GROUP_ID/clusters/$c/backup/tenant/snapshots" | jq -r '.results[0].finishTime'
  curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H 'Accept: application/json' "https://cloud.mongodb.com/api/atlas/v1.0/groups/$GROUP_ID/clusters/$c/backup/tenant/restores" | jq -r '.results[0].status'
done
