#!/usr/bin/env bash
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
. "$here/lib/atlas.sh"
P="/groups/$GROUP_ID/clusters/$CLUSTER"
name=$(atlas_request GET "$P" | jq -r .name)
echo "cluster $name"
snap=$(atlas_request GET "$P/backup/tenant/snapshots" | jq -r '.results[0].id')
atlas_request POST "$P/backup/tenant/download" "{\"snapshotId\":\"$snap\",\"targetDeploymentItemName\":\"$CLUSTER\",\"targetProjectId\":\"$GROUP_ID\"}" | jq -r '.snapshotUrl // empty, .clusterName'
