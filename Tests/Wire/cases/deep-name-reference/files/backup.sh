#!/bin/bash
build() { local -n out=$1; printf -v out 'https://cloud.mongodb.com/api/atlas/v2/groups/%s/clusters/%s/backup/tenant/%s' "$GROUP_ID" "$CLUSTER" "$2"; }
build url snapshots
curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" "$url" | jq -r '.results[0].id'
