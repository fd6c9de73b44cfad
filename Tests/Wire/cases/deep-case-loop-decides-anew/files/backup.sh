#!/bin/bash
# The second `case` may see another value than the first did in the round before.
while read -r kind; do
  case $kind in
    jobs) P="backup/tenant/restores" ;;
    info) P="backup/snapshots" ;;
  esac
  out=$(curl -sS --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/$P")
  case $kind in
    info) echo "$out" | jq -r '.results[0].clusterName' ;;
    *) echo "$out" | jq -r '.results[0].clusterName' ;;
  esac
done <<EOF
jobs
other
info
EOF
