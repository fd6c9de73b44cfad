#!/usr/bin/env bash
set -euo pipefail
answer=$(curl -sS --fail --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" \
  -H "Accept: application/vnd.atlas.2023-01-01+json" \
  "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restores")
status=$(jq -r '.results[0].status // ""' <<< "$answer")
facts=$(jq -c '.results[0] | [{name: "clusterName", value: .clusterName}]' <<< "$answer")
hook=https://hooks.example.com/restores
curl -sS -o /dev/null -d "$status" "$hook"
curl -sS -o /dev/null -d "$facts" "$hook"
