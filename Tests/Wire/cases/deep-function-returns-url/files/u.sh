#!/bin/bash
base() { echo "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID"; }
tenant_url() { printf '%s/clusters/%s/backup/tenant/%s' "$(base)" "$1" "$2"; }
get() { curl -s -H "Authorization: Bearer $ACCESS_TOKEN" -H "Accept: application/vnd.atlas.2023-01-01+json" "$1"; }
get "$(base)" | jq -r .name
get "$(tenant_url "$CLUSTER" snapshots)" | jq -r '.results[0].id'
get "$(tenant_url "$CLUSTER" restores)" | jq -r '.results[0].status'
