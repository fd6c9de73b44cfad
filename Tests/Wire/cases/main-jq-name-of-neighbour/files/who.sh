#!/bin/bash
A="Accept: application/vnd.atlas.2023-01-01+json"
U=https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER
curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "$A" "$U/backup/restoreJobs/670000000000000000000000" | jq -r '.targetClusterName, .clusterName'
curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "$A" "$U/backup/tenant/restores/65f000000000000000000b02" | jq -r '.clusterName'
