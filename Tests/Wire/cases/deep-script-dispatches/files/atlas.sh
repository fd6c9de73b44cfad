#!/bin/bash
set -eu
B="https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER"
get() { curl -sf --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" "$@"; }
case ${1:-} in
  snapshots) get "$B/backup/tenant/snapshots" ;;
  restores) get "$B/backup/tenant/restores" ;;
  cluster) get "$B" ;;
  *) echo "usage" >&2; exit 2 ;;
esac
