"""Whether a file is valid in its own language, as the real programs say."""

import functools
import json
import shutil
import subprocess

SHELLS = {"bash": "bash", "sh": "sh", "dash": "sh", "ksh": "bash", "zsh": "bash"}


def broken(path):
    """Why a file is not valid, or an empty text when it is (or nothing can tell)."""
    if path.is_symlink() or not path.is_file():
        return ""
    if path.suffix == ".json":
        return json_problem(path)
    command = checker(path)
    if command is None or shutil.which(command[0]) is None:
        return ""
    done = subprocess.run(
        [*command, str(path)], stdin=subprocess.DEVNULL, capture_output=True, text=True,
        timeout=20, check=False)
    listed = done.stdout.strip() if path.suffix == ".go" else ""
    return done.stderr.strip() if done.returncode else listed and "it is not formatted"


@functools.cache
def gofmt():
    """The formatter on the search path, or the one beside the compiler."""
    if shutil.which("gofmt") or not shutil.which("go"):
        return "gofmt"
    root = subprocess.run(["go", "env", "GOROOT"], capture_output=True, text=True, check=False)
    return f"{root.stdout.strip()}/bin/gofmt"


def checker(path):
    """The command that accepts or refuses a file, by its name or first line."""
    if path.suffix == ".go":
        return [gofmt(), "-l"]
    if path.suffix == ".py":
        return ["python3", "-c", "import ast, sys; ast.parse(open(sys.argv[1]).read())"]
    if path.suffix == ".jq":
        return ["jq", "-n", "-f"]
    first = path.read_bytes()[:80].split(b"\n")[0].decode("latin-1")
    if first.startswith("#!"):
        words = first[2:].split()
        name = words[-1 if "env" in words[0] else 0].rpartition("/")[2]
        return [SHELLS[name], "-n"] if name in SHELLS else None
    return ["bash", "-n"] if path.suffix in (".sh", ".bash") else None


def json_problem(path):
    """Why a JSON file does not parse."""
    try:
        json.loads(path.read_bytes())
    except ValueError as error:
        return str(error)
    return ""
