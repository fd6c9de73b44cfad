#!/usr/bin/env bash
set -euo pipefail
ENV=${ENV:-prod}
source "env/$ENV.env"
curl -sS --fail --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" "$BASE/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/snapshots" | jq .totalCount
