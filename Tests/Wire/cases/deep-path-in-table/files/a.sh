#!/bin/bash
tail -n +2 checks.csv | while IFS=, read -r name p; do
  printf '%s: ' "$name"
  curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/$p" | jq -r '.totalCount'
done
