#!/bin/bash
ACCEPT=application/vnd.atlas.2023-01-01+json
BASE=https://cloud.mongodb.com/api/atlas/v2
restores() {
  curl -s --user "$PUBLIC_KEY:$PRIVATE_KEY" --digest -H "Accept: $ACCEPT" "$BASE/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restores"
}
