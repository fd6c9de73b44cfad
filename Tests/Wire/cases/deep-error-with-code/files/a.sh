#!/bin/bash
# Wrappers that print an error of their own.
by_line() {
  local r c
  r=$(curl -sf --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" -w '\n%{http_code}' "$1")
  c=${r##*$'\n'}
  if [ "$c" != 200 ]; then echo "{\"error\":$c}"; return 1; fi
  echo "${r%$'\n'*}"
}
by_line "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restores" | jq -r '.results[].clusterName'
by_status() {
  local r
  if ! r=$(curl -sf --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" "$1"); then
    echo "{\"error\":$?,\"message\":\"no answer\"}"
    return 1
  fi
  echo "$r"
}
by_status "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restores" | jq -r '.results[]?.clusterName'
by_file() {
  local t c
  t=$(mktemp)
  c=$(curl -sf --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" -o "$t" -w '%{http_code}' "$1")
  if [ "$c" = 200 ]; then cat "$t"; else printf '{"error":%s}\n' "$c"; fi
  rm -f "$t"
}
by_file "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restores" | jq -r '.results[]? | "\(.id) \(.clusterName)"'
by_digits() {
  local r c
  r=$(curl -sf --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" -w '%{http_code}' "$1")
  c=${r: -3}
  if [ "$c" != 200 ]; then echo "{\"error\":$c}"; return 1; fi
  echo "${r:0:${#r}-3}"
}
by_digits "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restores" | jq -r '.results[].clusterName'
