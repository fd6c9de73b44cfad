#!/bin/bash
BASE="https://cloud.mongodb.com/api/atlas/v1.0"
AUTH="$PUBLIC_KEY:$PRIVATE_KEY"

echo "== users"
curl -s --digest -u "$AUTH" "$BASE/groups/$GROUP_ID/databaseUsers" | jq -r '.results[].username'

echo "== snapshots"
curl -s --digest -u "$AUTH" "$BASE/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/snapshots" \
  | jq -r '.results[] | .id + " " + .status'
