#!/bin/bash
. ./lib.sh
get "/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/snapshots" | jq -r '.results[].id'
get "/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restores" | jq -r '.results[].clusterName'
