#!/bin/bash
set -eu
cd "$(dirname "$0")"
B="https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER"
./api "$B" | jq -r .name
./api "$B/backup/tenant/snapshots" | jq -r '.results[].id'
