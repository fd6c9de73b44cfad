#!/usr/bin/env bash
set -euo pipefail
printf '%s\n' Cluster0 staging | awk '{print "clusters/" $1 "/backup/tenant/snapshots"}' |
while read -r p; do curl -sS --fail --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/$p" | jq .totalCount; done
