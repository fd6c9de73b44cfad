#!/bin/bash
ATLAS_URL="https://cloud.mongodb.com/api/atlas/v2/"
ROOT="${ATLAS_URL%/}/groups/$GROUP_ID"
curl -s -H "Authorization: Bearer $ACCESS_TOKEN" -H 'Accept: application/vnd.atlas.2023-01-01+json' "${ROOT}/clusters/${CLUSTER}/backup/tenant/snapshots" | jq -r .totalCount
