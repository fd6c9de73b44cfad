#!/usr/bin/env bash
set -euo pipefail
python3 - <<'PY'
import os, json, urllib.request
url = f"https://cloud.mongodb.com/api/atlas/v2/groups/{os.environ['GROUP_ID']}/clusters/{os.environ['CLUSTER']}/backup/tenant/snapshots"
req = urllib.request.Request(url, headers={"Authorization": "Bearer " + os.environ["ACCESS_TOKEN"], "Accept": "application/vnd.atlas.2023-01-01+json"})
print(json.load(urllib.request.urlopen(req))["totalCount"])
PY
