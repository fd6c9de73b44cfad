#!/bin/bash
curl -sf --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restores" | python3 -c '
import sys, json
for r in json.load(sys.stdin)["results"]:
    for k in ("id", "clusterName", "status"):
        print(k, r[k])'
