#!/bin/bash
case "${1:?kind}" in
  shared)
    collection=clusters
    operation=backup/tenant/snapshots
    ;;
  dedicated)
    collection=clusters
    operation=backup/snapshots
    ;;
  *) exit 64 ;;
esac
BASE=https://cloud.mongodb.com/api/atlas/v2
curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" \
  "$BASE/groups/$GROUP_ID/$collection/$CLUSTER/$operation" | jq -r '.results | length'
