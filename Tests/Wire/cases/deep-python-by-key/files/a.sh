#!/bin/bash
# Short programs of Python that take fields by their names.
api() {
  curl -sf --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" \
    "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/$1"
}
api restores | python3 -c "import sys,json; d=json.load(sys.stdin); print(d['results'][0]['clusterName'])"
api restores | python3 -c '
import json, sys
for job in json.load(sys.stdin)["results"]:
    if job["status"] == "COMPLETED":
        print(job["id"], job.get("clusterName", "-"))
'
jobs=$(api restores)
echo "$jobs" | python3 -c "
import json, sys
jobs = json.load(sys.stdin)['results']
last = sorted(jobs, key=lambda job: job['id'])[-1]
print('%s of %s' % (last['id'], last['clusterName']))
"
