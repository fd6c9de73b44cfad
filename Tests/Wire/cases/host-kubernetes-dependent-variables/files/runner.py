"""Runs the containers of a job of Kubernetes as the kubelet starts them."""
import os
import re
import subprocess
import sys

import yaml


def expand(text, known):
    """`$(NAME)` for variables that are known; `$$` is a dollar."""
    def value(found):
        if found[0] == "$$":
            return "$"
        return known.get(found[1], found[0])
    return re.sub(r"\$\$|\$\(([\w.-]+)\)", value, text)


with open(sys.argv[1]) as file:
    job = yaml.safe_load(file)
for container in job["spec"]["template"]["spec"]["containers"]:
    known = {}
    for entry in container["env"]:
        secret = os.environ["GROUP_ID"] if "valueFrom" in entry else None
        known[entry["name"]] = secret or expand(entry["value"], known)
    words = [expand(word, known) for word in container["command"] + container["args"]]
    subprocess.run(words, env={**os.environ, **known}, check=True)
