#!/usr/bin/env bash
set -euo pipefail
usage="usage: tenant.sh snapshots|restores|download|restore PROJECT CLUSTER [SNAPSHOT [TARGET]]"

api() {
  curl -fsS --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" \
    -H 'Accept: application/vnd.atlas.2023-01-01+json' \
    -H 'Content-Type: application/json' \
    -X "$1" ${3:+-d "$3"} "https://cloud.mongodb.com/api/atlas/v2$2"
}

case "${1:-help}" in
  snapshots)
    api GET "/groups/${2:?$usage}/clusters/${3:?$usage}/backup/tenant/snapshots" | jq -r '.results[] | "\(.id) \(.status)"'
    ;;
  restores)
    api GET "/groups/${2:?$usage}/clusters/${3:?$usage}/backup/tenant/restores" | jq -r '.results[] | "\(.id) \(.status)"'
    ;;
  download)
    api POST "/groups/${2:?$usage}/clusters/${3:?$usage}/backup/tenant/download" \
      "{\"snapshotId\":\"${4:?$usage}\",\"targetDeploymentItemName\":\"$3\",\"targetProjectId\":\"$2\"}" | jq -r .id
    ;;
  restore)
    api POST "/groups/${2:?$usage}/clusters/${3:?$usage}/backup/tenant/restore" \
      "{\"snapshotId\":\"${4:?$usage}\",\"targetDeploymentItemName\":\"${5:?$usage}\",\"targetProjectId\":\"$2\"}" | jq -r .id
    ;;
  *)
    echo "$usage" >&2
    exit 64
    ;;
esac
