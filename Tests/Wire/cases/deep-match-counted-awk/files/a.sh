#!/bin/bash
curl -sf --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restores" | awk 'match($0,/"clusterName":"[^"]*"/){print substr($0,RSTART+15,RLENGTH-16)}'
