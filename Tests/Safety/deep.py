"""Input that is nested deeply, chained for long, or that grows as it is followed: nothing ends the
tool, no call in it is lost, and nothing but the call changes.

    deep.py [NAME...]            all with SAFETY=all, else those of types, of limits and a sample of the others
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

from bench import IS_WHOLE, tool
from deep_documents import DOCUMENTS
from deep_go import GO
from deep_limits import LIMITS
from deep_shell import SHELL

# What one run may take. Each takes a fraction of a second; a debug build on a busy machine more.
SECONDS = 100

SHAPES = SHELL | GO | DOCUMENTS | LIMITS


def write(folder, files):
    for name, text in files.items():
        path = pathlib.Path(folder, name)
        # Python's own ways to make and remove folders recur, and end at a depth of some hundreds.
        subprocess.run(["mkdir", "-p", str(path.parent)], check=True)
        path.write_bytes(text.encode())


def run(problems, folder, *arguments):
    """What a run prints; None when it does not end as it should."""
    try:
        answer = tool(*arguments, folder=folder, seconds=SECONDS)
    except subprocess.TimeoutExpired:
        problems.append(f"{arguments[0]} does not end")
        return None
    if answer.status not in (0, 1, 3):
        problems.append(f"{arguments[0]} ends with {answer.status}: {answer.err[-300:].decode()}")
        return None
    return answer


def named(report):
    """The files of which a report says something."""
    entries = report["findings"] + report["errors"] + report["ledger"]["notUnderstood"]
    return {entry.get("file") for entry in entries}


def tried(shape):
    """The problems with a shape, and how long its check took."""
    problems, files = [], shape.files()
    folder = tempfile.mkdtemp()
    try:
        write(folder, files)
        began = time.monotonic()
        answer = run(problems, folder, "check", "--format", "json")
        seconds = time.monotonic() - began
        if answer and shape.holder not in named(json.loads(answer.out)):
            problems.append("its call is not named")
        if answer and shape.says not in answer.out.decode():
            problems.append(f"the report does not say `{shape.says}`")
        if answer:
            run(problems, folder, "migrate")
        for name, text in files.items():
            data = pathlib.Path(folder, name).read_bytes().decode()
            if not shape.isAsBefore(text, data):
                problems.append(f"{name} changed elsewhere")
    finally:
        subprocess.run(["rm", "-rf", folder], check=True)
    return problems, seconds


def main():
    names = sys.argv[1:] or [
        name for place, name in enumerate(sorted(SHAPES))
        if IS_WHOLE or name.startswith(("go-type-", "limit-")) or place % 40 == 0]
    failed, slowest = 0, (0, "")
    for name in names:
        problems, seconds = tried(SHAPES[name])
        slowest = max(slowest, (seconds, name))
        if os.environ.get("DEEP_VERBOSE"):
            print(f"{seconds:6.2f} {name}", flush=True)
        for problem in problems:
            failed += 1
            print(f"{name}: {problem}", flush=True)
    print(f"{len(names)} shapes, {failed} problems; the slowest took {slowest[0]:.1f} s "
          f"({slowest[1]})")
    sys.exit(bool(failed))


if __name__ == "__main__":
    main()
