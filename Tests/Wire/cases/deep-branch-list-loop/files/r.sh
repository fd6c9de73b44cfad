#!/bin/bash
while read -r kind; do
  case $kind in
    shared) url="https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/snapshots" ;;
    *) url="https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/snapshots" ;;
  esac
  curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" "$url" < /dev/null | jq -r '.results | length'
done < kinds.txt
