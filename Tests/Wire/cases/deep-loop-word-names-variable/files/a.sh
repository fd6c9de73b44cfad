#!/usr/bin/env bash
for what in snapshots restores; do printf -v "n_$what" %s "$(curl -sf --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/$what" | jq .totalCount)"; done; echo $n_snapshots $n_restores
