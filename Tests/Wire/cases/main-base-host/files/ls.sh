#!/bin/bash
HOST=https://cloud.mongodb.com
curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" \
  "${HOST}/api/atlas/v2/groups/${GROUP_ID}/clusters/${CLUSTER}/backup/tenant/snapshots" | jq -r '.results[].id'
