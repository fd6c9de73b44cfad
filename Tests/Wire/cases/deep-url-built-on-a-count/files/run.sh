#!/usr/bin/env bash
set -euo pipefail
n=0
A=(-sS --fail --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json")
K="https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER${X[$((n++))]:-}"
curl "${A[@]}" "$K" | jq -r .name
T="$K/backup/tenant"
curl "${A[@]}" "$T/snapshots" | jq -r .totalCount
echo "$n"
