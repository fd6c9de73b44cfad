#!/bin/bash
fmt='{"snapshotId":"%s","targetDeploymentItemName":"%s"}'
call() { curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" -H "Content-Type: application/json" -d "$2" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/$1" | jq -r .status; }
call download "$(printf "$fmt" 65a1f00000000000000000a4 "$CLUSTER")"
call restore "$(printf "$fmt" 65a1f00000000000000000a4 "$CLUSTER")"
