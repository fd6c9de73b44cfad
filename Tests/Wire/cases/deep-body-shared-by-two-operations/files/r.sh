#!/bin/bash
body='{"snapshotId":"65a1f00000000000000000a4","targetDeploymentItemName":"Cluster1"}'
U="https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant"
post() { curl -s -X POST -H "Authorization: Bearer $ACCESS_TOKEN" -H "Accept: application/vnd.atlas.2023-01-01+json" -H "Content-Type: application/json" -d "$2" "$U/$1"; }
post download "$body" | jq -r .id
post restore "$body" | jq -r .targetDeploymentItemName
