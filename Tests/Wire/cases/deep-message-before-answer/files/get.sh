#!/bin/sh
# usage: get.sh PATH
[ -z "$PUBLIC_KEY" ] && { echo "no key"; exit 1; }
curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" \
  -H "Accept: application/vnd.atlas.2023-01-01+json" \
  "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/$1"
