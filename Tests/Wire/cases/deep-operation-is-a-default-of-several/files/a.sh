#!/bin/bash
op=${1:-snapshots}
case "$op" in
  snapshots|restores) ;;
  *) echo "usage: $0 [snapshots|restores]" >&2; exit 1;;
esac
curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/$op" | jq -r ".totalCount"
