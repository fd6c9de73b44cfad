"""Runs the steps of an action of this repository."""
import os
import subprocess

import yaml

with open("tools/get/action.yml") as file:
    action = yaml.safe_load(file)
env = {**os.environ, "GITHUB_ACTION_PATH": "tools/get", "GITHUB_WORKSPACE": os.getcwd()}
for step in action["runs"]["steps"]:
    text = step["run"].replace("${{ github.action_path }}", "tools/get")
    subprocess.run(["bash", "-e", "-c", text], env=env, check=True)
