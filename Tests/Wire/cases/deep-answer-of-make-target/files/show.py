import json, sys
for j in json.load(open(sys.argv[1]))["results"]: print(j["clusterName"])
