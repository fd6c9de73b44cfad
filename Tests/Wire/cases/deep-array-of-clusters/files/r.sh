#!/bin/bash
CLUSTERS=(Cluster0 staging)
for c in "${CLUSTERS[@]}"; do
  newest=$(curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/json" \
    "https://cloud.mongodb.com/api/atlas/v1.0/groups/$GROUP_ID/clusters/$c/backup/tenant/snapshots" |
    jq -r '.results | max_by(.finishTime) | .finishTime')
  [[ $newest < 2025-12-04 ]] && echo "$c: too old" || echo "$c: $newest"
done
