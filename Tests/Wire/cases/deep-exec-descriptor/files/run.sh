#!/bin/bash
exec 3>answer.json
curl -sS --fail --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" \
  -H 'Accept: application/vnd.atlas.2023-01-01+json' \
  "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER_NAME/backup/tenant/restores" >&3
exec 3>&-
jq -r '.results[].clusterName' answer.json
rm answer.json
