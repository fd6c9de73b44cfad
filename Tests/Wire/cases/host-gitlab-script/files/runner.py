"""Runs the jobs of a GitLab pipeline."""
import os
import re
import subprocess

import yaml

with open(".gitlab-ci.yml") as file:
    pipeline = yaml.safe_load(file)
for name, job in pipeline.items():
    if name.startswith(".") or name == "variables":
        continue
    env = dict(os.environ)
    values = {**pipeline.get("variables", {}), **job.get("variables", {})}
    def fill(text):
        return re.sub(r"\$(\w+)", lambda found: fill(values.get(found[1], env.get(found[1], ""))), text)
    env.update({key: fill(value) for key, value in values.items()})
    lines = job.get("before_script", []) + job["script"]
    subprocess.run(["bash", "-e", "-c", "\n".join(lines)], env=env, check=True)
