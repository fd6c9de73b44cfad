#!/bin/bash
body=$(jq -nc --arg s 65a1f00000000000000000a1 --arg t Restored0 --arg p "${T:-}" '{snapshotId:$s, targetDeploymentItemName:$t, targetProjectId:$p} | with_entries(select(.value != ""))')
curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" -H "Content-Type: application/json" -d "$body" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restore" | jq -r .status
