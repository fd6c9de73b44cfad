#!/bin/bash
kind=${1:-list}
case $kind in
  list) P="/backup/tenant/snapshots" ;;
  jobs) P="/backup/tenant/restores" ;;
  info) P="" ;;
  *) echo "usage: $0 list|jobs|info" >&2; exit 2 ;;
esac
out=$(curl -sS --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER$P")
case $kind in
  list) echo "$out" | jq -r '.results[].id' ;;
  jobs) echo "$out" | jq -r '.results[] | .clusterName' ;;
  info) echo "$out" | jq -r .name ;;
esac
