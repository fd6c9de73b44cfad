#!/bin/bash
VERSION=2023-01-01
shopt -s lastpipe; cat version | read -r VERSION
curl -fsS --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.$VERSION+json" \
  "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/snapshots" | jq .totalCount
