#!/bin/bash
ATLAS_BASE_URL=${ATLAS_BASE_URL:-https://cloud.mongodb.com/api/atlas/v2}
curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" \
  "$ATLAS_BASE_URL/groups/${GROUP_ID}/clusters/${CLUSTER:-Cluster0}/backup/tenant/snapshots" | jq '.results | length'
