"""Runs the steps of a workflow's first job, and of the actions beside it, as a runner does."""
import os
import re
import subprocess
import sys

import yaml


def run(steps, outer):
    for step in steps:
        env = dict(outer)

        def fill(text):
            known = {"env." + name: value for name, value in env.items()}
            return re.sub(r"\$\{\{ *(.*?) *\}\}", lambda found: known[found[1]], text)

        env.update({name: fill(value) for name, value in step.get("env", {}).items()})
        if step.get("uses", "").startswith("./"):
            with open(step["uses"] + "/action.yml") as file:
                run(yaml.safe_load(file)["runs"]["steps"], env)
        if "run" in step:
            command = ["bash", "-e", "-c", fill(step["run"])]
            subprocess.run(command, env={**os.environ, **env}, check=True)


with open(sys.argv[1]) as file:
    workflow = yaml.safe_load(file)
job = next(iter(workflow["jobs"].values()))
run(job["steps"], {**workflow.get("env", {}), **job.get("env", {})})
