#!/bin/bash
A='Accept: application/vnd.atlas.2023-01-01+json'
U=https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant
resp="$(curl -s -H "Authorization: Bearer $ACCESS_TOKEN" -H "$A" "$U/restores")"
last=$(printf '%s' "$resp" | jq -r "[.results[] | select(.clusterName == \"$CLUSTER\")][0].id")
curl -s -H "Authorization: Bearer $ACCESS_TOKEN" -H "$A" "$U/restores/$last" | jq -r '"cluster " + .clusterName' | tr a-z A-Z
