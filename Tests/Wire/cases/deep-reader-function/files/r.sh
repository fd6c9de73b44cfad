#!/bin/bash
field() { echo "$1" | jq -r ".$2"; }
name_of() { jq -r '.clusterName' <<<"$1"; }
job=$(curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H 'Accept: application/vnd.atlas.2023-01-01+json' \
  "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restores/65f000000000000000000b02")
field "$job" status
field "$job" clusterName
name_of "$job"
