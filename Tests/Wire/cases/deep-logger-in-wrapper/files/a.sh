#!/bin/bash
LOG=sync.log
log() { logger -t atlas -- "$1" 2>/dev/null || true; }
old() { logger "$1"; }
API=https://cloud.mongodb.com/api/atlas/v2
req() {
  local method=$1 url=$2
  log "GET $url"
  curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H 'Accept: application/vnd.atlas.2023-01-01+json' -X "$method" "$url"
}
req GET "$API/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/snapshots" | jq -r .results[0].id
req GET "$API/groups" | jq .totalCount
