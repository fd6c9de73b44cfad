#!/bin/bash
curl --request GET \
  --url 'https://cloud.mongodb.com/api/atlas/v2/groups/32b6e34b3d91647abb20e7b8/clusters/Cluster0/backup/tenant/snapshots' \
  --header 'Accept: application/vnd.atlas.2023-01-01+json' \
  --header 'Authorization: Bearer test-access-token' --silent | jq '.results[0]'
curl -X GET -s -H "Authorization: Bearer test-access-token" \
  -H "Accept:application/vnd.atlas.2023-01-01+json" \
  https://cloud.mongodb.com/api/atlas/v2/groups/32b6e34b3d91647abb20e7b8/clusters/Cluster0/backup/tenant/restores/65f000000000000000000b01 | jq '{clusterName}'
