#!/bin/bash
CMD=$(echo "curl -s --digest -u $PUBLIC_KEY:$PRIVATE_KEY -H 'Accept: application/json' https://cloud.mongodb.com/api/atlas/v1.0/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restores")
eval ${CMD} | jq -r '.results[].clusterName' | sort -u
