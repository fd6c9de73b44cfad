import json
import urllib.request

for alert in json.load(urllib.request.urlopen("http://localhost/alerts"))["results"]:
    print(alert["clusterName"])
