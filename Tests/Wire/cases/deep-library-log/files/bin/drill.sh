#!/usr/bin/env bash
set -euo pipefail
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=../lib/atlas.sh
source "$here/../lib/atlas.sh"

target=${1:?usage: drill.sh TARGET}
[[ $(atlas::cluster_state "$target") == IDLE ]] || { echo "busy" >&2; exit 1; }
snap=$(atlas::latest_snapshot "$CLUSTER")
job=$(atlas::restore "$CLUSTER" "$snap" "$target")
id=$(jq -r .id <<<"$job")
printf 'drill %s: %s -> %s\n' "$id" "$(jq -r .clusterName <<<"$job")" "$target"
atlas::wait_restore "$CLUSTER" "$id" && echo "drill ok"
