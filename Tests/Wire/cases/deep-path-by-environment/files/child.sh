#!/usr/bin/env bash
set -euo pipefail
curl -sS --fail --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" "$URL/snapshots" | jq -r '.totalCount'
