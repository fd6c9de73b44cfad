#!/usr/bin/env bash
set -euo pipefail
project= cluster=
usage() { echo "usage: ${0##*/} -p PROJECT -c CLUSTER" >&2; exit 64; }
while getopts ":p:c:" option; do
  case $option in
    p) project=$OPTARG ;;
    c) cluster=$OPTARG ;;
    *) usage ;;
  esac
done
[[ -n $project && -n $cluster ]] || usage

api() {
  curl --silent --show-error --digest --user "$PUBLIC_KEY:$PRIVATE_KEY" \
    --header "Accept: application/vnd.atlas.2023-01-01+json" \
    "https://cloud.mongodb.com/api/atlas/v2$1"
}

root="/groups/$project/clusters/$cluster"
api "$root" | jq -r '"\(.name):"'
api "$root/backup/tenant/restores" | jq -r '.results[] | "\(.clusterName) \(.status)"'
