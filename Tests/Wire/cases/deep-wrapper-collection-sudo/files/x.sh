#!/bin/bash
get() { sudo bash -c 'curl -s --digest -u "$1" -H "Accept: application/vnd.atlas.2023-01-01+json" "https://cloud.mongodb.com/api/atlas/v2/groups/$2/clusters/$3"' - "$PUBLIC_KEY:$PRIVATE_KEY" "$GROUP_ID" "$1"; }
get "$CLUSTER" | jq -r .name
get "$CLUSTER/backup/tenant/snapshots" | jq .totalCount
