#!/bin/bash
BASE=https://cloud.mongodb.com/api/atlas/v2
api() {
  local method=GET path= body=
  while [ $# -gt 0 ]; do
    case $1 in
      -X|--method) method=$2; shift 2 ;;
      -p|--path) path=$2; shift 2 ;;
      -d|--data) body=$2; shift 2 ;;
      *) echo "unknown: $1" >&2; return 2 ;;
    esac
  done
  curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -X "$method" -H "Accept: application/vnd.atlas.2023-01-01+json" -H "Content-Type: application/json" ${body:+-d "$body"} "$BASE$path"
}
api --path "/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/snapshots" | jq -r '.results[0].id'
api -X GET -p "/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restores" | jq -r '.results[0].id'
