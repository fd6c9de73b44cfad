#!/usr/bin/env bash
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
for f in "$here"/lib/[0-9]*.sh; do
  # shellcheck source=/dev/null
  source "$f"
done
log "restores of $CLUSTER_NAME"
list_restores "$CLUSTER_NAME" | jq -r '.results[] | [.clusterName, .status] | @tsv'
