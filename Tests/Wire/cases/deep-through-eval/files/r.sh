#!/bin/bash
URL="https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/snapshots"
cmd="curl -s -H 'Authorization: Bearer $ACCESS_TOKEN' -H 'Accept: application/vnd.atlas.2023-01-01+json' $URL"
eval "$cmd" | jq .totalCount
