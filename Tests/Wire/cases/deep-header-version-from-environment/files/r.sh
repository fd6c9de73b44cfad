#!/bin/bash
: "${ATLAS_VERSION:=2023-01-01}"
A="https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID"
curl -s -H "Authorization: Bearer $ACCESS_TOKEN" -H "Accept: application/vnd.atlas.$ATLAS_VERSION+json" "$A/clusters" | jq -r '.totalCount'
curl -s -H "Authorization: Bearer $ACCESS_TOKEN" -H "Accept: application/vnd.atlas.$ATLAS_VERSION+json" "$A/clusters/$CLUSTER/backup/tenant/snapshots" | jq -r '.totalCount'
