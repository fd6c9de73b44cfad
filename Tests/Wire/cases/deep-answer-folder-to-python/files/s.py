import os, json, sys
for f in os.listdir(sys.argv[1]):
    for j in json.load(open(os.path.join(sys.argv[1], f)))["results"]: print(j["clusterName"])
