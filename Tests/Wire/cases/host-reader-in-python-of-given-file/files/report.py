import json
import sys

with open(sys.argv[1]) as file:
    for job in json.load(file)["results"]:
        print(job["clusterName"])
