#!/bin/bash
atlas_get() {
  curl -sS --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" \
    -H "Accept: application/vnd.atlas.2023-01-01+json" \
    "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/$1"
}
atlas_get clusters | jq -r '.totalCount'
atlas_get "clusters/$CLUSTER/backup/tenant/snapshots" | jq -r '.totalCount'
atlas_get databaseUsers | jq -r '.totalCount'
