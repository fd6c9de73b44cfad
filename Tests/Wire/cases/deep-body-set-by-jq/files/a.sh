#!/bin/bash
jq --arg s 65a1f00000000000000000a2 '.snapshotId = $s' body.json |
  curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" -H "Content-Type: application/json" -d @- "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restore" | jq -r .status
