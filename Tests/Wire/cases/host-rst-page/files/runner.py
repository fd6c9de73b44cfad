"""Runs the shell samples of a page in one shell."""
import re
import subprocess
import sys
import textwrap

with open(sys.argv[1]) as file:
    text = file.read()
if sys.argv[1].endswith(".rst"):
    blocks = re.findall(r"(?:code-block:: bash\n(?: +:.*\n)*|::\n)\n((?: +.*\n|\n)+)", text)
else:
    blocks = re.findall(r"\[(?:source)?,bash[^\n]*\]\n(?:\.[^\n]*\n)?----\n(.*?)----\n", text, re.DOTALL)
script = "".join(textwrap.dedent(block) for block in blocks)
subprocess.run(["bash", "-e", "-c", re.sub(r"(?m)^\$ ", "", script)], check=True)
