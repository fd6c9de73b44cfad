#!/bin/bash
curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" \
  "${ATLAS_BASE_URL:-https://cloud.mongodb.com/api/atlas/v1.0}/groups/${GROUP_ID}/clusters/${CLUSTER}/backup/tenant/snapshots" | jq '.results | length'
