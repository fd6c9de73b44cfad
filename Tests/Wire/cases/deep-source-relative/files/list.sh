#!/bin/bash
. ./config.sh
curl -s --digest -u "$KEYS" -H "Accept: application/vnd.atlas.2023-01-01+json" \
  "$BASE_URL/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/snapshots" | jq -r '.results[0].id'
