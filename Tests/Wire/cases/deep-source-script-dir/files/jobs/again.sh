#!/usr/bin/env bash
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/lib/backup.sh"
request_download 65a1f00000000000000000a1 | jq -r '.id'
