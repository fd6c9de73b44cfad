#!/bin/bash
BASE=$(bash base-url.sh) || { echo "no cluster"; exit 1; }
curl -sf --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" "$BASE/restores" | jq -r '.results[].id'
