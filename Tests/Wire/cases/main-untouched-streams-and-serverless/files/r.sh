#!/bin/bash
A='Accept: application/vnd.atlas.2023-01-01+json'
U=https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID
curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "$A" "$U/serverless/s0/backup/snapshots" | jq .totalCount
curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "$A" "$U/clusters/$CLUSTER/backup/schedule" | jq -c .
curl -s "https://opsmanager.example.com/api/public/v1.0/groups/$GROUP_ID/clusters/1/backup/tenant/snapshots" | jq -c .
