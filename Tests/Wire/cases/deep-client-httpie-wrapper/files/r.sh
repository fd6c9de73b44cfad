#!/bin/bash
api() { http --ignore-stdin --check-status -A digest -a "$PUBLIC_KEY:$PRIVATE_KEY" "$@" "Accept:application/vnd.atlas.2023-01-01+json"; }
base=https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID
api GET "$base/clusters/$CLUSTER" | jq -r .name
api GET "$base/clusters/$CLUSTER/backup/tenant/restores" | jq -r '.results[] | .clusterName + " " + .status'
api POST "$base/clusters/$CLUSTER/backup/tenant/download" snapshotId=65a1f00000000000000000a4 targetDeploymentItemName="$CLUSTER" | jq -r .id
