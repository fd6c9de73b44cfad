#!/bin/bash
http --ignore-stdin --body -A digest -a "$PUBLIC_KEY:$PRIVATE_KEY" GET \
  "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restores" \
  Accept:application/vnd.atlas.2023-01-01+json | jq -r '.results[0].clusterName'
