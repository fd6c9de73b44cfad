#!/bin/bash
. ./lib.sh
api "/clusters/$CLUSTER/backup/tenant/snapshots" | jq .totalCount
