#!/usr/bin/env bash
set -euo pipefail
method=$1 path=$2 body=${3:-}
args=(-sf --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" -X "$method")
if [ -n "$body" ]; then args+=(-H "Content-Type: application/vnd.atlas.2023-01-01+json" -d "$body"); fi
curl "${args[@]}" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID$path"
