#!/usr/bin/env python3
import json,sys
for r in json.load(open(sys.argv[1]))["results"]:
    print(r["clusterName"])
