"""Runs the steps of a Buildkite pipeline; values are put in before, and `$$` is a dollar."""
import os
import re
import subprocess
import sys

import yaml

with open(sys.argv[1]) as file:
    pipeline = yaml.safe_load(file)
values = {**os.environ, **pipeline.get("env", {})}


def filled(text):
    return re.sub(
        r"\$\$|\$(\w+)|\$\{(\w+)\}",
        lambda found: "$" if found[0] == "$$" else values.get(found[1] or found[2], ""), text)


def run(steps):
    for step in steps:
        if not isinstance(step, dict):
            continue
        if "steps" in step:
            run(step["steps"])
            continue
        command = step.get("command") or step["commands"]
        text = command if isinstance(command, str) else "\n".join(command)
        subprocess.run(["bash", "-ec", filled(text)], check=True, env=values)


run(pipeline["steps"])
