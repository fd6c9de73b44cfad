#!/usr/bin/env bash
BASE="https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant"
curl() { command curl -sS -H "Authorization: Bearer $ACCESS_TOKEN" -H "Accept: application/vnd.atlas.2023-01-01+json" "$@"; }
curl "$BASE/snapshots" | jq -r '.results | length'
curl "$BASE/restores" | jq -r '.results[].clusterName' | uniq
