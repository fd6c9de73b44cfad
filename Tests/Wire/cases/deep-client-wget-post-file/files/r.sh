#!/bin/sh
wget -q -O job.json --auth-no-challenge \
     --header="Authorization: Bearer $ACCESS_TOKEN" --header="Accept: application/vnd.atlas.2023-01-01+json" \
     --header="Content-Type: application/json" --post-file=download.json \
     "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/download" && jq -r .status job.json
