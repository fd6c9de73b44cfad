#!/bin/bash
set -e
mkdir -p dumps
curl -sS --fail --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" \
  -H 'Accept: application/vnd.atlas.2023-01-01+json' \
  "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER_NAME/backup/tenant/restores" > "dumps/$CLUSTER_NAME-$(date +%Y).json"
