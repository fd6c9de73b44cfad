#!/usr/bin/env zsh
setopt err_exit pipe_fail
BASE=https://cloud.mongodb.com/api/atlas/v2
acc='Accept: application/vnd.atlas.2023-01-01+json'
atlas() { curl -sS --fail --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H $acc "$BASE/$1" }
snaps() { atlas groups/$GROUP_ID/clusters/$CLUSTER_NAME/backup/tenant/snapshots }
for id in ${(f)"$(snaps | jq -r '.results[].id')"}; do
  print -r -- "snapshot $id"
  atlas groups/$GROUP_ID/clusters/$CLUSTER_NAME/backup/tenant/snapshots/$id | jq -r .status
done
