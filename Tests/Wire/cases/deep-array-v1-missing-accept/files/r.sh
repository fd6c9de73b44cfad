#!/bin/bash
opts=(-s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY")
root=https://cloud.mongodb.com/api/atlas/v1.0
curl "${opts[@]}" "$root/groups/$GROUP_ID/databaseUsers" | jq -r '.results[0].username'
curl "${opts[@]}" "$root/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restores" | jq -r '.results[] | select(.clusterName == "Cluster0") | .id'
