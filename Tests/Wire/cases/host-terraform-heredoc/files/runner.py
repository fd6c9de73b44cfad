"""Runs the commands of local-exec as Terraform does."""
import os
import re
import subprocess
import sys
import textwrap

with open(sys.argv[1]) as file:
    text = file.read()
for dash, mark, body in re.findall(r"command = <<(-?)(\w+)\n(.*?)\n *\2\n", text, re.DOTALL):
    body = textwrap.dedent(body) if dash else body
    body = re.sub(r"(?<!\$)\$\{var\.project\}", os.environ["GROUP_ID"], body)
    body = body.replace("$${", "${").replace("%%{", "%{")
    subprocess.run(["/bin/sh", "-c", body], check=True)
