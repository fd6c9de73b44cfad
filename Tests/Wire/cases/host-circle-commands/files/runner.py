"""Runs the steps of the jobs of a CircleCI configuration, commands put in."""
import os
import re
import subprocess
import sys

import yaml

with open(sys.argv[1]) as file:
    config = yaml.safe_load(file)


def steps(items, values):
    for item in items:
        name, given = next(iter(item.items())) if isinstance(item, dict) else (item, {})
        command = config["commands"].get(name)
        if command is not None:
            own = {key: value.get("default") for key, value in command["parameters"].items()}
            yield from steps(command["steps"], {**own, **given})
        elif name == "run":
            text = given["command"] if isinstance(given, dict) else given
            yield re.sub(r"<< *parameters\.(\w+) *>>", lambda name: values[name[1]], text)


for job in config["jobs"].values():
    for text in steps(job["steps"], {}):
        subprocess.run(["bash", "-eo", "pipefail", "-c", text], env=os.environ, check=True)
