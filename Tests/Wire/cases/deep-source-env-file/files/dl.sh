#!/bin/bash
set -a
source .env
set +a
curl -s --digest -u "$ATLAS_USER:$ATLAS_PASS" -H "Accept: $ATLAS_ACCEPT" \
  "$ATLAS_API/groups/$ATLAS_GROUP/clusters/$ATLAS_CLUSTER/backup/tenant/snapshots" | jq -r '.results[0].id'
