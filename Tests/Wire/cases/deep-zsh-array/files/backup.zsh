#!/usr/bin/env zsh
setopt err_exit no_unset pipe_fail

cluster=${1:-$CLUSTER_NAME}
base="https://cloud.mongodb.com/api/atlas/v2/groups/${ATLAS_PROJECT_ID}/clusters/${cluster}/backup/tenant"
typeset -a opts
opts=(-sS --digest -u "${ATLAS_PUBLIC_KEY}:${ATLAS_PRIVATE_KEY}" -H 'Accept: application/vnd.atlas.2023-01-01+json')

print -P "%BSnapshots of ${cluster}%b"
curl $opts "${base}/snapshots" | jq -r '.results[] | "\(.id) \(.status)"'

kinds=(restores snapshots)
curl $opts $base/${kinds[1]} | jq -r '.results[].clusterName'
