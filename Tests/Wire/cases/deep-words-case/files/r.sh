#!/bin/bash
what=SNAPSHOTS
coll=Clusters
printf -v root '%s/%s/%.6s/%s' https://cloud.mongodb.com/api/atlas/v2 groups/$GROUP_ID clustersXX "$CLUSTER"
curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/${coll,}/$CLUSTER/backup/tenant/${what,,}" | jq -r '.results[0].id'
