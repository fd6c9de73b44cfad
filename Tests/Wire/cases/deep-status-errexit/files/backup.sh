#!/bin/bash
set -euo pipefail
fetch() {
  local status
  status=$(curl -sS --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -o "$WORK/body.json" -w '%{http_code}' -H "Accept: application/vnd.atlas.2023-01-01+json" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/$1")
  if [[ "$status" != 200 ]]; then
    echo "HTTP $status for $1" >&2
    return 1
  fi
  REPLY_JSON=$(cat "$WORK/body.json")
}
WORK=$(mktemp -d)
trap 'rm -rf "$WORK"' EXIT
fetch "clusters/$CLUSTER"
jq -r .name <<< "$REPLY_JSON"
fetch "clusters/$CLUSTER/backup/tenant/snapshots"
jq -r '.results[].id' <<< "$REPLY_JSON"
fetch "clusters/$CLUSTER/backup/tenant/restores"
jq -r '.results[] | [.id, .clusterName] | @tsv' <<< "$REPLY_JSON"
