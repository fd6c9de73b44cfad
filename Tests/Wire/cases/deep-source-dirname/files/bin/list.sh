#!/bin/bash
source "$(dirname "$0")/../lib/atlas.sh"
atlas_get "/clusters/$CLUSTER" | jq -r .name
atlas_get "/clusters/$CLUSTER/backup/tenant/snapshots" | jq -r '.results[0].id'
atlas_get "/clusters/$CLUSTER/backup/tenant/restores" | jq -r '.results[0].clusterName'
