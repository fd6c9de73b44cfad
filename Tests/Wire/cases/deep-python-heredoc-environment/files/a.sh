#!/bin/bash
J=$(curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restores")
J="$J" python3 - <<'EOF'
import json, os
d = json.loads(os.environ['J'])
for r in d['results']:
    print(r['clusterName'], r['status'])
EOF
