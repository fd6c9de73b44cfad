"""Runs the phases of a buildspec in one shell."""
import os
import subprocess
import sys

import yaml

with open(sys.argv[1]) as file:
    spec = yaml.safe_load(file)
lines = []
for phase in spec["phases"].values():
    lines += phase.get("commands", []) + phase.get("finally", [])
world = {**os.environ, **spec["env"]["variables"]}
subprocess.run(["sh", "-ec", "\n".join(lines)], check=True, env=world)
