#!/bin/bash
get() { curl -sf -H "Authorization: Bearer $ACCESS_TOKEN" -H "Accept: $1" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/$2"; }
{ get application/vnd.atlas.2023-01-01+json "serverless/$CLUSTER/backup/snapshots/65a1f00000000000000000a4" ||
  get application/vnd.atlas.2023-01-01+json "clusters/$CLUSTER/backup/tenant/snapshots/65a1f00000000000000000a4"; } | jq -r .finishTime
