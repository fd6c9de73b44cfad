#!/bin/bash
# old:  curl -s "https://cloud.mongodb.com/api/atlas/v1.0/groups/$G/clusters/$C/backup/tenant/snapshots"
curl -s -H "Authorization: Bearer $ACCESS_TOKEN" \
     -H "Accept: application/vnd.atlas.2023-01-01+json" \
     "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/snapshots" |
  jq -r '.results[].id'       # the ids, one a line
