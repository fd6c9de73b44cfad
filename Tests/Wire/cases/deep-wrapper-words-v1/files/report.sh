#!/usr/bin/env bash
cd "$(dirname "$0")"
bash ./atlas_api.sh "/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/snapshots" |
  jq -r '.results[] | [.id, .status] | @tsv'
bash ./atlas_api.sh "/groups/$GROUP_ID" | jq -r .name
