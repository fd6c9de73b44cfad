#!/bin/bash
get() {
  curl -fsS --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H 'Accept: application/vnd.atlas.2023-01-01+json' "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/$1"
}
sudo bash -c "$(typeset -f get); get clusters" | jq .totalCount
get clusters/$CLUSTER/backup/tenant/snapshots | jq .totalCount
