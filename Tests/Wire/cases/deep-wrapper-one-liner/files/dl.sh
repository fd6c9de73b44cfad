#!/bin/bash
B=https://cloud.mongodb.com/api/atlas/v2
api() { curl -s -X "$1" --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H 'Accept: application/vnd.atlas.2023-01-01+json' -H 'Content-Type: application/json' ${3:+-d "$3"} "$B$2"; }
S=$(api GET "/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/snapshots" | jq -r '.results[0].id')
api POST "/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/download" '{"snapshotId":"'"$S"'","targetDeploymentItemName":"x"}' | jq -r .deliveryType
