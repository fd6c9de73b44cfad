#!/bin/bash
./get.sh "$CLUSTER" | jq -r .name
./get.sh "$CLUSTER/backup/tenant/snapshots" | jq .totalCount
