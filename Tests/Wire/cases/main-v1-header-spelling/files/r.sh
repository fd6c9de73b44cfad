#!/bin/bash
curl --silent --user ${PUBLIC_KEY}:${PRIVATE_KEY} --digest \
  --header 'Content-Type: application/json' \
  --request POST 'https://cloud.mongodb.com/api/atlas/v1.0/groups/'${GROUP_ID}'/clusters/'${CLUSTER}'/backup/tenant/restore' \
  --data '{"targetDeploymentItemName":"stage","targetProjectId":"5e2211c17a3e5a48f5497de3","snapshotId":"65a1f00000000000000000a1"}' | jq -r .targetProjectId
