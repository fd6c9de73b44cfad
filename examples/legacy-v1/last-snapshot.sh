#!/bin/sh
# Prints when the last snapshot was finished. Written for API v1.0, before media types had dates.
# usage: last-snapshot.sh GROUP_ID CLUSTER SNAPSHOT_ID

curl -s --user "$ATLAS_USER:$ATLAS_KEY" --digest \
  "https://cloud.mongodb.com/api/atlas/v1.0/groups/$1/clusters/$2/backup/tenant/snapshots/$3?pretty=true" \
  | jq -r '.finishTime'
