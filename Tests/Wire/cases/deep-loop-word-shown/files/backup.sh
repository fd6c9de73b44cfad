#!/bin/bash
AUTH="--digest -u $PUBLIC_KEY:$PRIVATE_KEY"
HEADERS="-H Accept:application/vnd.atlas.2023-01-01+json"
ROOT="https://cloud.mongodb.com/api/atlas/v2"
PROJECT_PATH="groups/$GROUP_ID"
CLUSTER_PATH="clusters/$CLUSTER"
BACKUP_PATH="backup/tenant"
for what in snapshots restores; do
  echo "== $what"
  curl -s $AUTH $HEADERS "$ROOT/$PROJECT_PATH/$CLUSTER_PATH/$BACKUP_PATH/$what" | jq '.totalCount'
done
