"""Runs the scripts that a cloud configuration leaves, and its commands as one of sh."""
import os
import shlex
import subprocess
import sys

import yaml

with open(sys.argv[1]) as file:
    config = yaml.safe_load(file)
place = os.environ["TMPDIR"]
for written in config["write_files"]:
    subprocess.run(["sh", "-ec", written["content"]], check=True)
lines = [line if isinstance(line, str) else shlex.join(line) for line in config["runcmd"]]
subprocess.run(["sh", "-ec", "\n".join(lines).replace("/tmp/", f"{place}/")], check=True)
