#!/bin/bash
set -eu
BASE="https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER"
curl -sf --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" "$BASE/backup/tenant/restores" |
  python3 -c 'import json,sys
for r in json.load(sys.stdin)["results"]:
    for k, v in sorted(r.items()):
        print(k, v)'
