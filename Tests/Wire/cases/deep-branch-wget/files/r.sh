#!/bin/bash
root="https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER"
url=$root
if [ "$1" = shared ]; then
  url="$root/backup/tenant/snapshots"
fi
wget -qO- --header="Authorization: Bearer $ACCESS_TOKEN" --header="Accept: application/vnd.atlas.2023-01-01+json" "$url" | jq -r 'type'
