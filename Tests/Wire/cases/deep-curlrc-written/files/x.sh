#!/bin/bash
cat > ~/.curlrc <<EOT
user = "$PUBLIC_KEY:$PRIVATE_KEY"
digest
silent
header = "Accept: application/vnd.atlas.2023-01-01+json"
EOT
curl "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/snapshots" | jq -r '.results[0].id'
