#!/usr/bin/env bash
curl --location --silent --show-error \
  --request POST \
  --url "https://cloud.mongodb.com/api/atlas/v2/groups/${GROUP_ID}/clusters/${CLUSTER}/backup/tenant/restore" \
  --header "Authorization: Bearer ${ACCESS_TOKEN}" \
  --header "Accept: application/vnd.atlas.2023-01-01+json" \
  --header "Content-Type: application/json" \
  --data-raw '{"snapshotId":"65a1f00000000000000000a4","targetDeploymentItemName":"restored","targetProjectId":"32b6e34b3d91647abb20e7b8"}'
