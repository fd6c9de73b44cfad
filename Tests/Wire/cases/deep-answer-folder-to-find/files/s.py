import json, sys
for f in sys.argv[1:]:
    for j in json.load(open(f))["results"]: print(j["clusterName"])
