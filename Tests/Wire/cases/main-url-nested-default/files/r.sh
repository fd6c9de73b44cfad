#!/bin/bash
curl -s -H "Authorization: Bearer ${ACCESS_TOKEN:?}" -H "Accept: application/vnd.atlas.2023-01-01+json" \
  "${ATLAS_HOST:-https://cloud.mongodb.com}/api/atlas/v2/groups/${GROUP_ID:?set it}/clusters/${1:-${CLUSTER:-Cluster0}}/backup/tenant/snapshots?pretty=true" | jq -r '.results[-1].id'
