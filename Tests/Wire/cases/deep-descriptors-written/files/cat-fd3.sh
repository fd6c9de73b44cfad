#!/usr/bin/env bash
{ code=$(curl -sf --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" -o >(cat >&3) -w '%{http_code}' "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restores/65f000000000000000000b02"); } 3>&1 | jq -r .clusterName
