#!/bin/bash
# --include prints the headers of both answers (digest); the body begins in line 12
curl --user $PUBLIC_KEY:$PRIVATE_KEY --digest --include --silent \
  --header "Accept: application/vnd.atlas.2023-01-01+json" \
  --request GET "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/snapshots" \
  2>/dev/null | tail -n +12 | jq -r '.results[0].id'
