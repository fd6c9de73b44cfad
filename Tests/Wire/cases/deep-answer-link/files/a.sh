#!/bin/bash
J=$(curl -s --user "$PUBLIC_KEY:$PRIVATE_KEY" --digest -H "Accept: application/vnd.atlas.2023-01-01+json" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restores")
SELF=$(jq -r '.results[0].links[] | select(.rel=="self") | .href' <<<"$J")
curl -s --user "$PUBLIC_KEY:$PRIVATE_KEY" --digest -H "Accept: application/vnd.atlas.2023-01-01+json" "$SELF" | jq -r .status
