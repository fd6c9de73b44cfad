import json
print([j["clusterName"] for j in json.load(open("jobs.json"))])
