#!/bin/bash
. "$(dirname "$(readlink -f "$0")")/atlas.conf"
list() {
  local out
  if ! out=$(curl -sS --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "$ACCEPT_HDR" "$ATLAS_SNAPSHOT_URL" 2>&1); then
    echo "curl: $out" >&2; return 1
  fi
  jq -e . >/dev/null 2>&1 <<<"$out" || { echo "not JSON" >&2; return 2; }
  echo "$out"
}
list | jq -r '.results[] | "\(.startTime // "-")  \(.id)"' | sort -r | head -n 3
