#!/usr/bin/env bash
set -euo pipefail
HOST=cloud.mongodb.com; API="https://$HOST/api/atlas/v2"; G="$API/groups/$GROUP_ID"; K="$G/clusters/$CLUSTER"; T="$K/backup/tenant"
A=(-sS --fail --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json")
curl "${A[@]}" "$T/snapshots" | jq -r ".results[].id"; curl "${A[@]}" "$K" | jq -r .name; curl "${A[@]}" "$G/clusters" | jq -r ".results[].name"
