import json, os
for j in json.load(open(os.environ["FILE"]))["results"]: print(j["clusterName"])
