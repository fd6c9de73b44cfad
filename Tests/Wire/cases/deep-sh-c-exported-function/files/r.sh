#!/bin/bash
root="https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant"
newest() { curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" "$root/$1" | jq -r '.results[0].id'; }
export root
export -f newest
bash -c 'newest snapshots; newest restores'
