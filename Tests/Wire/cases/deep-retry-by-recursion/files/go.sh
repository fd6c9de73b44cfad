#!/usr/bin/env bash
get_json() {
  local url=$1 body status
  body=$(mktemp)
  status=$(curl -sS -o "$body" -w '%{http_code}' --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" \
             -H "Accept: application/vnd.atlas.2023-01-01+json" "$url") || { rm -f "$body"; return 2; }
  case $status in
    2??) cat "$body"; rm -f "$body" ;;
    404) rm -f "$body"; return 4 ;;
    429) sleep 10; rm -f "$body"; get_json "$url" ;;
  esac
}
base=https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restores
for id in 65f000000000000000000b01 ffffffffffffffffffffffff; do
  if job=$(get_json "$base/$id"); then
    jq -r .clusterName <<<"$job"
  fi
done
