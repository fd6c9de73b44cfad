#!/bin/bash
E=https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters
_get() { curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" "$E/$1"; }
cmd_cluster() { _get "$1" | jq -r .name; }
cmd_restores() { _get "$1/backup/tenant/restores" | jq -r '.results[].clusterName'; }
cmd=$1; shift
declare -F "cmd_$cmd" >/dev/null || { echo "usage" >&2; exit 2; }
"cmd_$cmd" "$@"
