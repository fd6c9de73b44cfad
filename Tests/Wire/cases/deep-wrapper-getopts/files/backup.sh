#!/bin/bash
BASE=https://cloud.mongodb.com/api/atlas/v2
api() {
  local method=GET path= body= opt OPTIND
  while getopts "X:p:d:" opt; do
    case $opt in
      X) method=$OPTARG ;;
      p) path=$OPTARG ;;
      d) body=$OPTARG ;;
    esac
  done
  shift $((OPTIND - 1))
  curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -X "$method" -H "Accept: application/vnd.atlas.2023-01-01+json" -H "Content-Type: application/json" ${body:+-d "$body"} "$BASE$path"
}
api -p "/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/snapshots" | jq -r '.results[0].id'
api -X GET -p "/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restores" | jq -r '.results[0].id'
