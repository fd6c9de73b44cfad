#!/bin/bash
BASE=https://cloud.mongodb.com/api/atlas/v2
while IFS='|' read -r label path; do
  echo "== $label"
  curl -s --user "$PUBLIC_KEY:$PRIVATE_KEY" --digest -H "Accept: application/vnd.atlas.2023-01-01+json" "$BASE/groups/$GROUP_ID/$path" | jq '.results | length'
done <<EOT
Snapshots|clusters/$CLUSTER/backup/tenant/snapshots
Restores|clusters/$CLUSTER/backup/tenant/restores
EOT
