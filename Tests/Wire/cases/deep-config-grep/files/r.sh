#!/bin/bash
ini=$(dirname "$0")/atlas.ini
value() { grep "^$1=" "$ini" | cut -d= -f2-; }
GROUP=$(value group)
NAME=$(value cluster)
curl -s --digest -u "$(value key):$(value secret)" -H "Accept: application/vnd.atlas.2023-01-01+json" \
  "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP/clusters/$NAME/backup/tenant/snapshots" | jq -r .totalCount
