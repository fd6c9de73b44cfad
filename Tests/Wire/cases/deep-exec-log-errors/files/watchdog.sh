#!/bin/bash

LOGFILE=${LOGFILE:-./watchdog.log}
exec > >(tee -a "$LOGFILE") 2>&1

declare -A CLUSTERS=(
  [orders]="$GROUP_ID"
  [catalog]="5f1a2b3c4d5e6f7a8b9c0d1e"
)

get_json() {
  local url=$1
  local out http
  out=$(mktemp)
  http=$(curl -s -o "$out" -w "%{http_code}" --user "$PUBLIC_KEY:$PRIVATE_KEY" --digest \
           -H "Accept: application/vnd.atlas.2023-01-01+json" "$url")
  if [[ $http -ne 200 ]]; then
    echo "HTTP $http from $url" >&2
    rm -f "$out"
    return 1
  fi
  cat "$out"
  rm -f "$out"
}

for name in $(printf '%s\n' "${!CLUSTERS[@]}" | sort); do
  gid=${CLUSTERS[$name]}
  if ! json=$(get_json "https://cloud.mongodb.com/api/atlas/v2/groups/$gid/clusters/$name/backup/tenant/snapshots"); then
    echo "$name: api error"
    continue
  fi
  newest=$(jq -r '[.results[].finishTime] | max' <<<"$json")
  age=$(( $(date +%s) - $(date -d "$newest" +%s) ))
  if (( age > 86400 )); then
    echo "$name: STALE ($newest)"
  else
    echo "$name: ok ($newest)"
  fi
done
sleep 1
