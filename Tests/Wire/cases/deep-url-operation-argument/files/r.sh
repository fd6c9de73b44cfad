#!/bin/bash
tenant_list() {
  local op="$1"
  curl -s -H "Authorization: Bearer $ACCESS_TOKEN" -H "Accept: application/vnd.atlas.2023-01-01+json" \
    "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/$op"
}
tenant_list snapshots | jq -r .totalCount
tenant_list restores | jq -r '.results[0].clusterName'
