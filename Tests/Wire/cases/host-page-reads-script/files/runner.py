"""Runs the samples of a page in one terminal."""
import re
import subprocess
import sys

with open(sys.argv[1]) as file:
    samples = re.findall(r"```bash\n(.*?)```", file.read(), re.S)
subprocess.run(["bash", "-e", "-c", "".join(samples)], check=True)
