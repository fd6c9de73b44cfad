#!/bin/bash
URL=$(echo "https://cloud.mongodb.com/api/atlas/v2/groups/GROUP/clusters/NAME/backup/tenant/snapshots" | sed "s/GROUP/$GROUP_ID/;s/NAME/$CLUSTER/")
curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" "$URL" | jq -r '.results[0].id'
