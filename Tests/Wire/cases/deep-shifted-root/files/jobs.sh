#!/usr/bin/env bash
# usage: jobs.sh PROJECT CLUSTER [FIELD]
api() {
  curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" \
    -H "Accept: application/vnd.atlas.2023-01-01+json" "https://cloud.mongodb.com/api/atlas/v2$1"
}
root="/groups/$1/clusters/$2"
shift 2
api "$root" | jq -r ".${1:-name}"
api "$root/backup/tenant/restores" | jq -r '.results[].status'
