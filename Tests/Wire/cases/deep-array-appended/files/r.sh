#!/bin/bash
args=(-s -X POST)
args+=(--digest -u "$PUBLIC_KEY:$PRIVATE_KEY")
args+=(-H 'Content-Type: application/json')
args+=(-H 'Accept: application/vnd.atlas.2023-01-01+json')
if [ -n "${VERBOSE:-}" ]; then args+=(-v); fi
args+=(-d '{"snapshotId":"65a1f00000000000000000a3","targetDeploymentItemName":"t","targetProjectId":"32b6e34b3d91647abb20e7b8"}')
curl "${args[@]}" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/download" | jq -r .snapshotId
