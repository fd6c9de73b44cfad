#!/bin/bash
api() {
  local verb=GET
  while getopts ":v:" o; do
    case "$o" in
      v) verb=$OPTARG ;;
    esac
  done
  shift $((OPTIND-1)); OPTIND=1
  local path=$1; shift
  curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -X "$verb" -H "Accept: application/vnd.atlas.2023-01-01+json" "https://cloud.mongodb.com/api/atlas/v2$path" "$@"
}
api "/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/snapshots" | jq -r '.results[0].id'
api -v POST "/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restore" -H "Content-Type: application/json" -d '{"snapshotId":"5f1b2c3d4e5f6a7b8c9d0e1f","targetDeploymentItemName":"x","targetProjectId":"5f1b2c3d4e5f6a7b8c9d0e1a"}' | jq -r '.id'
