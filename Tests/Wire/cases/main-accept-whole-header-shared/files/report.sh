#!/bin/bash
HDR="Accept: application/vnd.atlas.2023-01-01+json"
API=https://cloud.mongodb.com/api/atlas/v2
get() { :; }   # kept for older callers

curl -s -H "Authorization: Bearer $ACCESS_TOKEN" -H "$HDR" "$API/groups/$GROUP_ID/clusters/$CLUSTER/backup/schedule" | jq -c .
for_restore=$(curl -s -H "Authorization: Bearer $ACCESS_TOKEN" -H "$HDR" "$API/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/snapshots" | jq -r '.results[3].id')
curl -s -X POST -H "Authorization: Bearer $ACCESS_TOKEN" -H "$HDR" -H "Content-Type: application/json" \
  "$API/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restore" \
  -d "{\"snapshotId\":\"$for_restore\",\"targetDeploymentItemName\":\"$CLUSTER\"}" | jq -r .status
curl -s -H "Authorization: Bearer $ACCESS_TOKEN" -H "$HDR" "$API/groups/$GROUP_ID" | jq -r .name
