"""Runs the steps of a Cloud Build configuration; substitutions are put in before."""
import os
import re
import subprocess
import sys

import yaml

with open(sys.argv[1]) as file:
    build = yaml.safe_load(file)
values = {
    "_PUBLIC": os.environ["PUBLIC_KEY"], "_PRIVATE": os.environ["PRIVATE_KEY"],
    "_GROUP": os.environ["GROUP_ID"], "_CLUSTER": os.environ["CLUSTER"]}


def filled(text):
    return re.sub(
        r"\$\$|\$(\w+)|\$\{(\w+)\}",
        lambda found: "$" if found[0] == "$$" else values[found[1] or found[2]], text)


for step in build["steps"]:
    if "script" in step:
        command = ["bash", "-c", step["script"]]
    else:
        command = [step.get("entrypoint", "curl")] + [filled(word) for word in step["args"]]
    subprocess.run(command, check=True)
