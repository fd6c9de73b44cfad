#!/bin/bash
readonly API_VERSION="2023-01-01"
readonly ATLAS="https://cloud.mongodb.com/api/atlas/v2"
echo "API version $API_VERSION"
curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.${API_VERSION}+json" "$ATLAS/groups/$GROUP_ID" | jq -r .name
curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.${API_VERSION}+json" "$ATLAS/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/snapshots" | jq .totalCount
