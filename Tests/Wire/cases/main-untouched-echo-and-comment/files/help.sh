#!/bin/bash
# curl -X GET "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/snapshots"
echo "see https://cloud.mongodb.com/api/atlas/v2/groups/GROUP/clusters/NAME/backup/tenant/snapshots"
curl -s -H "Authorization: Bearer $ACCESS_TOKEN" -H "Accept: application/vnd.atlas.2024-11-13+json" \
  "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/flexClusters/$CLUSTER/backup/snapshots" | jq -r '.results[0].id'
