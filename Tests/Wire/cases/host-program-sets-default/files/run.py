import os
import subprocess

subprocess.run(["./snapshots.sh"], env={**os.environ, "VERSION": "2024-08-05"})
