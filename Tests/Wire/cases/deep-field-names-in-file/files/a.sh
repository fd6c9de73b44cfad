#!/bin/bash
while read -r k; do curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json"  "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restores" | jq -r --arg k "$k" '.results[0][$k]'; done < fields.txt
