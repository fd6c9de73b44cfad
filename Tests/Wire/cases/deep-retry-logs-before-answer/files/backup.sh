#!/usr/bin/env bash
get() {
  curl -sf --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" \
    "https://cloud.mongodb.com/api/atlas/v2$1"
}
log() { if [[ $1 == ERROR ]]; then echo "$2" >&2; elif [ -n "${VERBOSE:-}" ]; then echo "$2"; fi; }
retry() {
  until "$@"; do
    log WARN "attempt failed"
    sleep 5
  done
}
answer=$(retry get "/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restores")
jq -r '.results[] | "\(.clusterName) \(.status)"' <<<"$answer"
