#!/bin/bash
U="https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant"
timeout -k 5 30s curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H 'Accept: application/vnd.atlas.2023-01-01+json' "$U/snapshots" | jq .totalCount
nice -n 10 timeout 30 curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H 'Accept: application/vnd.atlas.2023-01-01+json' "$U/restores" | jq -r '.results[0].clusterName'
