#!/usr/bin/env bash
set -u
api="https://cloud.mongodb.com/api/atlas/v2/groups/${GROUP_ID}/clusters/${CLUSTER}"
get() { curl -s -H "Authorization: Bearer ${ACCESS_TOKEN}" -H "Accept: application/vnd.atlas.2023-01-01+json" "${api}/$1"; }
mapfile -t ids < <(get backup/tenant/snapshots | jq -r '.results[].id')
printf '%d snapshots\n' "${#ids[@]}"
for ((i = 0; i < ${#ids[@]}; i++)); do
  get "backup/tenant/snapshots/${ids[i]}" | jq -r '[.id, .status] | @csv'
done
