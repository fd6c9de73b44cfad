#!/bin/bash
snap=`curl -s --user tstpublk:00000000-1111-2222-3333-444444444444 --digest --header "Accept: application/json" "https://cloud.mongodb.com/api/atlas/v1.0/groups/32b6e34b3d91647abb20e7b8/clusters/Cluster0/backup/tenant/snapshots?pretty=true" | jq -r '.results[0].id'`
id=`curl -s --user tstpublk:00000000-1111-2222-3333-444444444444 --digest --header "Accept: application/json" --header "Content-Type: application/json" --request POST "https://cloud.mongodb.com/api/atlas/v1.0/groups/32b6e34b3d91647abb20e7b8/clusters/Cluster0/backup/tenant/download?pretty=true" --data '{ "snapshotId": "'"$snap"'" }' | jq -r '.id'`
echo "download job $id"
