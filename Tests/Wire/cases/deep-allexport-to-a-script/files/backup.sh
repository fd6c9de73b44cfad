#!/usr/bin/env bash
set -euo pipefail
cd "$(dirname "$0")"
set -a
. ./settings.env
set +a
curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: $MEDIA_TYPE" \
  "$API/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/snapshots" | jq '.results | length'
./names.sh
