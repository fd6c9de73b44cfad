#!/usr/bin/env bash
. "$(dirname "$0")/lib/http.sh"
get "clusters/$CLUSTER/backup/tenant/snapshots" | jq -r '.totalCount'
