#!/bin/bash
export TOKEN=$ACCESS_TOKEN GROUP_ID CLUSTER
sh -c 'curl -s -H "Authorization: Bearer $TOKEN" -H "Accept: application/vnd.atlas.2023-01-01+json" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/snapshots"' | jq .totalCount
bash -c "curl -s -H 'Authorization: Bearer $TOKEN' -H 'Accept: application/vnd.atlas.2023-01-01+json' \"https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restores\" | jq -r '.results[0].clusterName'"
