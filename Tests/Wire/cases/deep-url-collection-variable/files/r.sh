#!/bin/bash
TYPE=${KIND:-"clusters"}
BASE=https://cloud.mongodb.com/api/atlas/v2
curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" \
  "$BASE/groups/$GROUP_ID/${TYPE}/$CLUSTER/backup/tenant/snapshots" | jq -r .totalCount
