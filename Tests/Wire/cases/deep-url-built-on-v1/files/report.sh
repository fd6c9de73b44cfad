#!/usr/bin/env bash
set -euo pipefail
base="https://cloud.mongodb.com/api/atlas/v1.0/groups/$GROUP_ID"
cluster="$base/clusters/$CLUSTER"
backups="$cluster/backup/tenant"

get() { curl -sS --fail --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" "$1"; }

get "$base/clusters" | jq -r '.results[].name'
get "$cluster" | jq -r .name
get "$backups/snapshots" | jq -r '.results[].id'
curl -sS --fail --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" "$backups/restores" |
  jq -r '.results[].clusterName'
