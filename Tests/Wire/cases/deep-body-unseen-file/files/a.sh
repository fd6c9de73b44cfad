#!/bin/bash
curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -X POST -H "Accept: application/vnd.atlas.2023-01-01+json" -H "Content-Type: application/json" -d @"$BODY" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/download" | jq -r .id
