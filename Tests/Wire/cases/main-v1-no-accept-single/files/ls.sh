#!/bin/bash
curl --silent --digest --user "$PUBLIC_KEY:$PRIVATE_KEY" \
  --request GET "https://cloud.mongodb.com/api/atlas/v1.0/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/snapshots?pretty=true"
