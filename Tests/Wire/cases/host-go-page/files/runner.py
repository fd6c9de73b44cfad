"""Runs the samples of Go in a page: a program as it is, statements as the body of one."""
import re
import subprocess
import sys
import tempfile

with open(sys.argv[1]) as page:
    samples = re.findall(r"^```go\n(.*?)^```", page.read(), re.S | re.M)
for sample in samples:
    if not sample.startswith("package "):
        imports = "".join(f'\t"{path}"\n' for path in ("fmt", "net/http", "os"))
        sample = f"package main\n\nimport (\n{imports})\n\nfunc main() {{\n{sample}}}\n"
    with tempfile.NamedTemporaryFile("w", suffix=".go") as file:
        file.write(sample)
        file.flush()
        subprocess.run(["go", "run", file.name], check=True)
