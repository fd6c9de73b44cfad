"""Sends the requests of the uri tasks of a playbook, by curl."""
import json
import os
import re
import subprocess
import sys

import yaml

with open(sys.argv[1]) as file:
    plays = yaml.safe_load(file)
for play in plays:
    values = {
        **{name.lower(): value for name, value in os.environ.items()},
        "first": "32b6e34b3d91647abb20e7b8", **play["vars"]}

    def filled(value):
        if isinstance(value, dict):
            return {key: filled(own) for key, own in value.items()}
        if not isinstance(value, str):
            return value
        new = re.sub(r"{{ *(\w+) *}}", lambda name: values[name[1]], value)
        return new if new == value else filled(new)

    for task in play["tasks"]:
        own = filled(task.get("uri") or task["ansible.builtin.uri"])
        user = own.get("user") or own["url_username"]
        password = own.get("password") or own["url_password"]
        words = ["curl", "-sf", "--digest", "-u", f"{user}:{password}", "-X", own.get("method", "GET")]
        for name, value in own["headers"].items():
            words += ["-H", f"{name}: {value}"]
        if "body" in own:
            words += ["-H", "Content-Type: application/json", "-d", json.dumps(own["body"])]
        done = subprocess.run(words + [own["url"]], check=True, capture_output=True, text=True)
        print(task["name"], "results" in json.loads(done.stdout))
