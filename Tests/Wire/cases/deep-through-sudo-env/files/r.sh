#!/bin/bash
U="https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant"
sudo -E env LC_ALL=C curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H 'Accept: application/vnd.atlas.2023-01-01+json' "$U/snapshots" | jq .totalCount
LC_ALL=C command curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H 'Accept: application/vnd.atlas.2023-01-01+json' "$U/restores" | jq .totalCount
