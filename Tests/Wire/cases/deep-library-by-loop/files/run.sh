#!/usr/bin/env bash
set -euo pipefail
for m in atlas; do source "lib/$m.sh"; done
restore_job 65f000000000000000000b02 | jq -r .clusterName
