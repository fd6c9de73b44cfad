"""Runs the steps of the jobs of an Azure pipeline."""
import os
import re
import subprocess
import sys

import yaml

with open(sys.argv[1]) as file:
    pipeline = yaml.safe_load(file)
known = {own["name"]: own["value"] for own in pipeline["variables"]}
known["group"] = os.environ["GROUP_ID"]


def fill(text):
    for _ in range(3):
        text = re.sub(r"\$\((\w+)\)", lambda found: known.get(found[1], found[0]), text)
    return re.sub(r"\$\{\{ *parameters\.cluster *\}\}", os.environ["CLUSTER"], text)


for stage in pipeline["stages"]:
    for job in stage["jobs"]:
        for step in job["steps"]:
            command = step.get("bash") or step.get("script")
            if command is None:
                continue
            own = {name: fill(value) for name, value in step.get("env", {}).items()}
            env = {**os.environ, **{name.upper(): fill(value) for name, value in known.items()}, **own}
            subprocess.run(["bash", "-e", "-c", fill(command)], env=env, check=True)
