#!/bin/bash
for s in $(curl -s --digest -u $PUBLIC_KEY:$PRIVATE_KEY -H 'Accept: application/vnd.atlas.2023-01-01+json' 'https://cloud.mongodb.com/api/atlas/v2/groups/32b6e34b3d91647abb20e7b8/clusters/Cluster0/backup/tenant/snapshots' | jq -r '.results[].id');do
  curl -s --digest -u $PUBLIC_KEY:$PRIVATE_KEY -H 'Accept: application/vnd.atlas.2023-01-01+json' \
    "https://cloud.mongodb.com/api/atlas/v2/groups/32b6e34b3d91647abb20e7b8/clusters/Cluster0/backup/tenant/snapshots/$s" | jq -r '[.id,.status]|join("=")'
done
