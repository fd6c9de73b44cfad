#!/bin/bash
readonly CLUSTERS=https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters
get() { curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" "$CLUSTERS/$1"; }
get "$CLUSTER" | jq -r .name
get "$CLUSTER/backup/tenant/restores" | jq -r '.results[].clusterName'
