#!/bin/bash
snap=`curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H 'Accept: application/json' "https://cloud.mongodb.com/api/atlas/v1.0/groups/32b6e34b3d91647abb20e7b8/clusters/Cluster0/backup/tenant/snapshots?pretty=true" | grep '"id"' | head -1 | awk -F '"' '{print $4}'`
echo "$snap"
