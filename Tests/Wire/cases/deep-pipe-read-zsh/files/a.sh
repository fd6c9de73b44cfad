#!/usr/bin/env zsh
get() { curl -fsS --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/$1"; }
get restores/65f000000000000000000b02 | read -r job; jq -r .clusterName <<<"$job"
