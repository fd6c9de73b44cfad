#!/bin/bash
root="https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant"
url_of() {
  case $1 in
    snapshots) echo "$root/snapshots"; return 0 ;;
    restores) echo "$root/restores"; return 0 ;;
  esac
  echo "unknown: $1" >&2
  return 1
}
curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" "$(url_of snapshots)" | jq -r '.results[0].id'
curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" "$(url_of restores)" | jq -r '.results[0].clusterName'
