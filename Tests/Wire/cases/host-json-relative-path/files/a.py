import json, os, subprocess
E = json.load(open("endpoints.json"))
BASE = "https://cloud.mongodb.com/api/atlas/v2/groups/{GROUP_ID}/clusters/{CLUSTER}/".format(**os.environ)
out = subprocess.run(["curl", "-s", "--digest", "-u", "{PUBLIC_KEY}:{PRIVATE_KEY}".format(**os.environ), "-H", "Accept: application/vnd.atlas.2023-01-01+json", BASE + E["snapshots"]], capture_output=True).stdout
print(json.loads(out)["totalCount"])

