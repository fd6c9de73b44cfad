#!/bin/bash
curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: $ATLAS_ACCEPT" "$API/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/snapshots" | jq -r .results[0].id
