#!/usr/bin/env bash
set -euo pipefail

API=https://cloud.mongodb.com/api/atlas/v2
ACCEPT='Accept: application/vnd.atlas.2023-01-01+json'

usage() {
  echo "usage: $0 list|show|jobs CLUSTER [SNAPSHOT]" >&2
  exit 2
}

get() {
  curl --silent --fail --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "$ACCEPT" "$API/groups/$GROUP_ID/clusters/$1"
}

main() {
  if [ $# -lt 2 ]; then usage; fi
  local command=$1
  shift
  case $command in
    list) get "$1/backup/tenant/snapshots" | jq -r '.results[].id' ;;
    show)
      [ $# -eq 2 ] || usage
      get "$1/backup/tenant/snapshots/$2" | jq -r .status
      ;;
    jobs) get "$1/backup/tenant/restores" | jq -r '.results[] | "\(.clusterName) \(.status)"' ;;
    *) usage ;;
  esac
}

main "$@"
