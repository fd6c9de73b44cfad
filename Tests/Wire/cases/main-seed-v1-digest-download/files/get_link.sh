curl --user "$PUBLIC_KEY:$PRIVATE_KEY" --digest --include \
     --header "Accept: application/json" \
     --header "Content-Type: application/json" \
     --request POST "https://cloud.mongodb.com/api/atlas/v1.0/groups/32b6e34b3d91647abb20e7b8/clusters/Cluster0/backup/tenant/download" \
     --data '{ "snapshotId" : "65a1f00000000000000000a4" }'
