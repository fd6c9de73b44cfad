"""Runs the steps of a workflow's first job as a runner does."""
import os
import re
import subprocess
import sys

import yaml

with open(sys.argv[1]) as file:
    workflow = yaml.safe_load(file)
job = next(iter(workflow["jobs"].values()))
for step in job["steps"]:
    if "run" not in step:
        continue
    env = {}
    def fill(text):
        known = {"inputs.cluster": os.environ["CLUSTER"], "secrets.GROUP": os.environ["GROUP_ID"]}
        known.update({"env." + name: value for name, value in env.items()})
        return re.sub(r"\$\{\{ *(.*?) *\}\}", lambda found: known[found[1]], text)
    for level in (workflow, job, step):
        own = {name: fill(value) for name, value in level.get("env", {}).items()}
        env.update(own)
    command = ["bash", "-e", "-c", fill(step["run"])]
    subprocess.run(command, env={**os.environ, **env}, check=True)
