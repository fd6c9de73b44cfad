#!/bin/bash
wget -q -O restores.json --header "Authorization: Bearer $ACCESS_TOKEN" "https://cloud.mongodb.com/api/atlas/v1.0/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restores"
jq -r '.results[0].clusterName' restores.json
