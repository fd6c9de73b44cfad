#!/bin/bash
BACKUP="https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup"
get() { curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" "$BACKUP/$1"; }
get schedule | jq -c .policies
get tenant/snapshots | jq .totalCount
