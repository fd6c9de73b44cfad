"""Runs the steps of a workflow, each in its folder."""
import os
import subprocess
import sys

import yaml

with open(sys.argv[1]) as file:
    workflow = yaml.safe_load(file)


def folder(level):
    return level.get("defaults", {}).get("run", {}).get("working-directory")


for job in workflow["jobs"].values():
    for step in job["steps"]:
        place = step.get("working-directory") or folder(job) or folder(workflow) or "."
        subprocess.run(["bash", "-e", "-c", step["run"]], cwd=place, check=True)
