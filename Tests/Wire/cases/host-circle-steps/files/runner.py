"""Runs the steps of the jobs of a CircleCI configuration."""
import os
import re
import subprocess
import sys

import yaml

with open(sys.argv[1]) as file:
    config = yaml.safe_load(file)
for job in config["jobs"].values():
    for step in job["steps"]:
        run = step["run"] if isinstance(step, dict) and "run" in step else None
        if run is None:
            continue
        env = {**os.environ, **job.get("environment", {})}
        command = run
        if isinstance(run, dict):
            env.update(run.get("environment", {}))
            command = run["command"]
        command = re.sub(r"<< *parameters\.cluster *>>", os.environ["CLUSTER"], command)
        subprocess.run(["bash", "-eo", "pipefail", "-c", command], env=env, check=True)
