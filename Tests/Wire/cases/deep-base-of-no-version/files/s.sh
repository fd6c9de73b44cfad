#!/bin/bash
curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" "$API/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/snapshots" | jq -r .results[0].id
