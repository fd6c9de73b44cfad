#!/bin/bash
api=https://cloud.mongodb.com/api/atlas/v1.0/groups/$GROUP_ID/clusters/$CLUSTER
if [[ $1 == shared ]]; then url="$api/backup/tenant/snapshots"; else url="$api"; fi
curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" "$url" | jq -r 'keys | length > 0'
