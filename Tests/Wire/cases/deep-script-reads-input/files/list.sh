#!/bin/bash
set -euo pipefail
cd "$(dirname "$0")"
BASE="https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER"
curl -sf --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" "$BASE/backup/tenant/restores" | ./format.sh id
