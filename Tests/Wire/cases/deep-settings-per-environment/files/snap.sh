#!/bin/bash
cd "$(dirname "$0")"
. "env/$1.sh"
curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" "$BASE/snapshots" | jq -r '.results[0].id'
curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" "$BASE/restores" | jq -r '.results[0].id'
