#!/bin/bash
B="https://cloud.mongodb.com/api/atlas"
curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H 'Accept: application/vnd.atlas.2024-11-13+json' "$B/v2/groups/$GROUP_ID/flexClusters" | jq -r '.results[].name'
curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H 'Accept: application/json' "$B/v1.0/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restores" | jq -r '.results[].clusterName'
