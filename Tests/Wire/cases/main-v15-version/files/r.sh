#!/bin/bash
API=https://cloud.mongodb.com/api/atlas/v1.5
curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" "$API/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/snapshots" | jq -r .totalCount
