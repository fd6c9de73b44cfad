#!/bin/bash
TIMEFORMAT=
{ time curl -s -o out.json -H "Authorization: Bearer $ACCESS_TOKEN" -H 'Accept: application/vnd.atlas.2023-01-01+json' \
  "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/snapshots" ; } 2>/dev/null
exec jq .totalCount out.json
