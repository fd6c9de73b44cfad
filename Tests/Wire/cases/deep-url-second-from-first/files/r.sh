#!/bin/bash
URL="https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restores"
A="Accept: application/vnd.atlas.2023-01-01+json"
J=$(curl -s -H "Authorization: Bearer $ACCESS_TOKEN" -H "$A" "$URL" | jq -r '.results[0].id')
POLL_URL="$URL/$J"
curl -s -H "Authorization: Bearer $ACCESS_TOKEN" -H "$A" "$POLL_URL" | jq -r '.clusterName, .status'
