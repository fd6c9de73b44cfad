#!/bin/bash
done_() { curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: $A" "$B/clusters" | jq '.results|length'; }
trap done_ EXIT
A=application/vnd.atlas.2023-01-01+json
B=https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID
curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: $A" "$B/clusters/$CLUSTER/backup/tenant/snapshots" | jq .totalCount
