#!/bin/bash
api() {
  case "$1" in *tenant*) kind=shared ;; *) kind=dedicated ;; esac
  echo "kind=$kind" >&2
  curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" "https://cloud.mongodb.com/api/atlas/v2$1"
}
api "/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/snapshots" | jq -r '.results[0].id'
