import json, os, urllib.request
BASE = "https://cloud.mongodb.com/api/atlas/v2"

def backups(kind, what):
    url = "%s/groups/%s/clusters/%s/backup/%s/%s" % (
        BASE, os.environ["GROUP_ID"], os.environ["CLUSTER"], kind, what)
    request = urllib.request.Request(url, headers={
        "Accept": "application/vnd.atlas.2023-01-01+json",
        "Authorization": "Bearer " + os.environ["ACCESS_TOKEN"]})
    return json.load(urllib.request.urlopen(request))

print(backups("tenant", "snapshots")["totalCount"])
