import os, subprocess
subprocess.run(["bash", "a.sh"], env={**os.environ, "FIELD": "clusterName"}, check=True)
