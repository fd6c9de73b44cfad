#!/bin/bash
curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restores" -o r.json
python3 - r.json Cluster0 <<'EOF'
import json, sys
path, want = sys.argv[1:3]
with open(path, encoding='utf-8') as f:
    jobs = json.load(f)['results']
print([j['id'] for j in jobs if j['clusterName'] == want])
EOF
rm r.json
