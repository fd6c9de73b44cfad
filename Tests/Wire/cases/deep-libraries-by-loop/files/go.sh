#!/usr/bin/env bash
set -euo pipefail
for m in http atlas; do source "lib/$m.sh"; done
snapshots | jq -r .totalCount
