#!/bin/bash
show() { jq -r '.clusterName // .targetClusterName'; }
A='Accept: application/vnd.atlas.2023-01-01+json'
U="https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER"
echo '{"clusterName": "local"}' | show
curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "$A" "$U/backup/tenant/restores/65f000000000000000000b02" | show
