#!/bin/bash
# What is read is renamed, and nothing that is printed.
api() {
  curl -sf --digest -u "$PUBLIC_KEY:$PRIVATE_KEY" -H "Accept: application/vnd.atlas.2023-01-01+json" "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/$1"
}
api restores | python3 -c "import sys,json; r=json.load(sys.stdin)['results'][0]; print('{\"clusterName\":\"%s\",\"id\":\"%s\"}' % (r['clusterName'], r['id']))"
api restores | python3 -c '
import sys, json
print(json.dumps([{"id": r["id"], "clusterName": r["clusterName"]} for r in json.load(sys.stdin)["results"]]))'
api restores | python3 -c '
import sys, json
for n, r in enumerate(json.load(sys.stdin)["results"], 1):
    print(n, "atlas_restore{clusterName=\"%s\",status=\"%s\"} 1" % (r["clusterName"], r["status"]))'
api restores | python3 -c '
import sys, json
fields = ["id", "clusterName", "status"]
for r in json.load(sys.stdin)["results"]:
    print(",".join(str(r[f]) for f in fields))
counts = {}
' > fields.csv
cat fields.csv
pick() { api restores | python3 -c 'import sys, json
r = json.load(sys.stdin)["results"][0]
if sys.argv[1] == "clusterName" and "clusterName" in r: print(r["clusterName"])
else: print(r["id"])' "$1"; }
pick clusterName
pick id
