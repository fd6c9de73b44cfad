import json
print(json.load(open("body.json"))["targetDeploymentItemName"])
