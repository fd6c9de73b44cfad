#!/bin/bash
set -u
URL="https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant"
ACCEPT='Accept: application/vnd.atlas.2023-01-01+json'

id=$(curl -s -H "Authorization: Bearer $ACCESS_TOKEN" -H "$ACCEPT" "$URL/snapshots" | jq -r '.results[0].id')
curl -s -H "Authorization: Bearer $ACCESS_TOKEN" -H "$ACCEPT" "$URL/snapshots/$id" | jq -r '.mongoDBVersion'
