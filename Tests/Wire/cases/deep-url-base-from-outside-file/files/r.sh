#!/bin/bash
curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" \
  "$ATLAS_API/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/snapshots" | jq -r .totalCount
