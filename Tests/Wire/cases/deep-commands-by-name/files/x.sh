#!/usr/bin/env bash
# usage: x.sh [--wait] [--project ID] cmd
PROJECT=$GROUP_ID; NAME=$CLUSTER
while [[ $# -gt 0 ]]; do
  case "$1" in
    --project) PROJECT="$2"; shift 2 ;;
    --project=*) PROJECT="${1#*=}"; shift ;;
    --cluster) NAME="$2"; shift 2 ;;
    --) shift; break ;;
    -*) echo "unknown $1"; exit 2 ;;
    *) break ;;
  esac
done
api() { # method path [body]
  local method="$1"; local path="$2"; local body="${3:-}"
  curl -sS -X "$method" --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" \
    -H "Accept: application/vnd.atlas.2023-01-01+json" \
    ${body:+-H "Content-Type: application/json" -d "$body"} \
    "https://cloud.mongodb.com/api/atlas/v2${path}"
}
cmd_snapshots() { api GET "/groups/$PROJECT/clusters/$NAME/backup/tenant/snapshots" | jq -c '.results[] | {id, status, expiration}'; }
cmd_restore() { api POST "/groups/$PROJECT/clusters/$NAME/backup/tenant/restore" "{\"snapshotId\": \"$1\", \"targetDeploymentItemName\": \"$NAME\", \"targetProjectId\": \"$PROJECT\"}" | jq -r '.id, .clusterName'; }
cmd_clusters() { api GET "/groups/$PROJECT/clusters" | jq -r '.results[].name'; }
"cmd_${1:-snapshots}" "${@:2}"
