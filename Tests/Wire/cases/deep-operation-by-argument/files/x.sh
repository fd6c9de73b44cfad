#!/bin/bash
# atlas-backup.sh - interactive menu stripped for CI
PROJECT=$GROUP_ID
declare -r API_ROOT='https://cloud.mongodb.com/api/atlas/v2'
declare -A OPS
OPS[list]="GET /groups/$PROJECT/clusters/$CLUSTER/backup/tenant/snapshots"
OPS[jobs]="GET /groups/$PROJECT/clusters/$CLUSTER/backup/tenant/restores"
call() {
  local op="${OPS[$1]}"
  local method="${op%% *}" path="${op#* }"
  curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" -X "$method" "$API_ROOT$path"
}
call "${1:-list}" | jq -r '.results[].id'
call jobs | jq -r '.results[].id'
