#!/bin/sh
. ./lib.sh
get clusters/$CLUSTER/backup/tenant/snapshots | jq .totalCount
