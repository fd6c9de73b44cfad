#!/bin/bash
MEDIA="application/vnd.atlas.2023-01-01+json"
H1="Accept: $MEDIA"
H2="Content-Type: $MEDIA"
API=https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID
curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -X POST -H "$H1" -H "$H2" -d '[{"cidrBlock":"10.1.0.0/16"}]' "$API/accessList" | jq .totalCount
curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -X POST -H "$H1" -H "$H2" -d '{"snapshotId":"65a1f00000000000000000a4","targetDeploymentItemName":"x"}' "$API/clusters/$CLUSTER/backup/tenant/download" | jq -r .status
