#!/bin/bash
ACCEPT="Accept: application/vnd.atlas.2023-01-01+json"
U="https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant"
curl -s -H "Authorization: Bearer $ACCESS_TOKEN" -H "$ACCEPT" "$U/snapshots" | jq -r .totalCount
curl -s -H "Authorization: Bearer $ACCESS_TOKEN" -H "$ACCEPT" "$U/restores" | jq -r .totalCount
