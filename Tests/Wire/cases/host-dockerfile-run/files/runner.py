"""Runs the shell text of a Dockerfile's RUN instructions."""
import json
import os
import re
import subprocess

with open("Dockerfile") as file:
    lines = [line for line in file.read().split("\n") if not line.lstrip().startswith("#")]
text = re.sub(r"\\\n", "", "\n".join(lines))
for instruction in text.split("\n"):
    name, _, rest = instruction.partition(" ")
    if name == "RUN":
        subprocess.run(["sh", "-c", rest], check=True)
    if name == "CMD":
        subprocess.run(json.loads(rest), check=True)
