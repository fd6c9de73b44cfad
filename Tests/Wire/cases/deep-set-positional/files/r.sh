#!/bin/sh
set -- --silent --digest --user "$PUBLIC_KEY:$PRIVATE_KEY"
set -- "$@" --header "Accept: application/vnd.atlas.2023-01-01+json"
curl "$@" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/snapshots" | jq -r .totalCount
