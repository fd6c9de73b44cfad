#!/bin/bash
set -eu
get() { curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$1"; }
cluster_name() { get "$1" | jq -r .name; }
restores() { get "$1/backup/tenant/restores" | jq -r '.results[].clusterName'; }
cluster_name "$CLUSTER"
restores "$CLUSTER"
count=$(get "$CLUSTER/backup/tenant/snapshots" | jq .totalCount)
echo "$count of $(cluster_name "$CLUSTER")"
