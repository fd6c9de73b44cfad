#!/bin/bash
_contains() { echo "$1" | grep -- "$2" >/dev/null 2>&1; }
R=$(curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restores/65f000000000000000000b02")
if _contains "$R" '"clusterName"'; then echo yes; else echo no; fi
if _contains "$R" '"status"'; then echo yes; fi
