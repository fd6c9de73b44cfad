#!/usr/bin/env bash
for f in "$(dirname "$0")"/lib/*.sh; do . "$f"; done
get "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/snapshots" | jq -r '.totalCount'
