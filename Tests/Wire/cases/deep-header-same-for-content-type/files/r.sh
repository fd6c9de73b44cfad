#!/bin/bash
MEDIA="application/vnd.atlas.2023-01-01+json"
curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -X POST \
  -H "Accept: ${MEDIA}" -H "Content-Type: ${MEDIA}" \
  -d '{"snapshotId":"65a1f00000000000000000a4","targetDeploymentItemName":"x"}' \
  "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restore" | jq -r .status
