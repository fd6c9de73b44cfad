#!/bin/bash
API="https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER"
api() { curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" "$API$1"; }
api "" | jq -r .stateName
api /backup/tenant/snapshots | jq -r '.results[0].id'
