#!/bin/bash
# backup.sh tenant|dedicated CLUSTER
kind=$1
name=$2
url="https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$name"

if [ "$kind" = tenant ]; then
  list="$url/backup/tenant/snapshots"
else
  list="$url/backup/snapshots"
fi
curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" "$list" |
  jq -r '.results[].id'
