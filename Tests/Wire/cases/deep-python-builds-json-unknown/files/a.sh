#!/bin/bash
curl -sf --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restores" | python3 -c '
import sys, json
def row(r): return {"clusterName": r["clusterName"]}
print(json.dumps([row(r) for r in json.load(sys.stdin)["results"]]))'
