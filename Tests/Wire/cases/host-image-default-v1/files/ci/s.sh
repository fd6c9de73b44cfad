#!/bin/bash
: "${ATLAS_URL:=https://cloud.mongodb.com/api/atlas/v1.0}"
curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" "$ATLAS_URL/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/snapshots" | jq -r .results[0].id
