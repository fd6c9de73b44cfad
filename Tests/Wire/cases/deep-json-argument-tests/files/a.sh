#!/bin/bash
# What a wrapper asks of the body that it is given: JSON is no name of a file, and no "-".
id=65a1f00000000000000000a3
api() {
  local args=(-sS --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -X "$1"
    -H 'Accept: application/vnd.atlas.2023-01-01+json')
  logger -t atlas "$1" 2>/dev/null || true
  if [ $# -ge 3 ] && [ -n "$3" ]; then
    args+=(-H 'content-type: application/json')
    if [ "$3" = - ]; then
      args+=(--data-binary @-)
    elif [[ $3 == @* ]] || [ -f "$3" ]; then
      args+=(--data-binary "@${3#@}")
    elif [[ $3 == \{* ]]; then
      args+=(--data-binary "$3")
    fi
  fi
  curl "${args[@]}" \
    "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/$2"
}
api POST restore "{\"snapshotId\":\"$id\",\"targetDeploymentItemName\":\"staging\"}" | jq -r .status
