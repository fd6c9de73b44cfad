#!/bin/bash
resp=$(curl -sS --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restores")
for row in $(echo "${resp}" | jq -r '.results[] | @base64'); do
  _jq() {
    echo "${row}" | base64 --decode | jq -r "${1}"
  }
  echo "$(_jq '.id') $(_jq '.clusterName')"
done
