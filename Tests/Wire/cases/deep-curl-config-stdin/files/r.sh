#!/bin/bash
# keep the key out of the process list
curl -s --digest -K - -H "Accept: application/vnd.atlas.2023-01-01+json" \
  "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restores" <<EOF | jq -r '.results[0].clusterName'
user = "$PUBLIC_KEY:$PRIVATE_KEY"
EOF
