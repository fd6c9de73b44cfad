#!/bin/bash
BASE=https://cloud.mongodb.com/api/atlas/v2
{
  read -r first
  read -r second
} <<EOT
clusters/$CLUSTER/backup/tenant/snapshots
clusters/$CLUSTER/backup/tenant/restores
EOT
for p in "$first" "$second"; do
  curl -s --user "$PUBLIC_KEY:$PRIVATE_KEY" --digest -H "Accept: application/vnd.atlas.2023-01-01+json" "$BASE/groups/$GROUP_ID/$p" | jq '.results | length'
done
