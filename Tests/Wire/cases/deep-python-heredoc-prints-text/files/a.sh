#!/bin/bash
J=$(curl -s --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restores")
python3 - <<EOF
import json
d = json.loads('''$J''')
print(d['results'][0]['clusterName'], '''$J''')
EOF
