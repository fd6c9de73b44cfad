#!/bin/bash
API="https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID"
H="Accept: application/vnd.atlas.2023-01-01+json"
auth=(--digest -u "$PUBLIC_KEY:$PRIVATE_KEY")
curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "$H" "$API/clusters/$CLUSTER" | jq -r .stateName
curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "$H" "$API/clusters/$CLUSTER/backup/tenant/snapshots" | jq -r '.results[0].id'
curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "$H" "$API/clusters/$CLUSTER/backup/tenant/restores" | jq -r '.results[0].id'
