#!/bin/bash
SUFFIX=backup/tenant
C="https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER"
H="Accept: application/vnd.atlas.2023-01-01+json"
T="Authorization: Bearer $ACCESS_TOKEN"
curl -s -H "$T" -H "$H" "$C" | jq -r .name
curl -s -H "$T" -H "$H" "$C/$SUFFIX/snapshots" | jq -r .totalCount
curl -s -H "$T" -H "$H" "$C/$SUFFIX/restores" | jq -r .totalCount
