#!/bin/bash
usage() { echo "usage: $0 -c CLUSTER -a list|jobs"; exit ${1:-0}; }
while getopts "c:a:h" o; do
  case $o in
    c) cl=$OPTARG ;;
    a) act=$OPTARG ;;
    h) usage ;;
    *) usage 1 ;;
  esac
done
[ -z "$cl" ] && usage 1
base=https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$cl/backup/tenant
case $act in
  list) ep=snapshots; filter='.results[] | "\(.id) \(.status)"' ;;
  jobs) ep=restores; filter='.results[] | "\(.id) \(.status)"' ;;
esac
curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" "$base/$ep" | jq -r "$filter"
