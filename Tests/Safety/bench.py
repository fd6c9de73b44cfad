"""What the safety tests share: the tool, a folder to work in, and the injector of faults."""

import collections
import os
import pathlib
import shutil
import subprocess
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
TOOL = os.environ.get("TENANT2FLEX", str(ROOT / ".build/debug/tenant2flex"))

# SAFETY=all runs everything; the usual run takes a sample that fits into a minute or two.
IS_WHOLE = os.environ.get("SAFETY") == "all"

Answer = collections.namedtuple("Answer", "status out err")


def environment(**more):
    """A small environment: nothing of the caller's shell or home steers the tool."""
    base = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", "LLVM_PROFILE_FILE": "/dev/null"}
    return base | {name: str(value) for name, value in more.items()}


def tool(*arguments, folder, stdin=b"", seconds=600 if IS_WHOLE else 120, **variables):
    """Runs the tool in a folder. A negative status is the signal that ended it."""
    done = subprocess.run(
        [TOOL, *arguments], cwd=folder, input=stdin, env=environment(**variables),
        capture_output=True, timeout=seconds)
    return Answer(done.returncode, done.stdout, done.stderr)


def injector():
    """Compiles fault.c; the path of the library."""
    target = pathlib.Path(tempfile.mkdtemp(prefix="safety-")) / "fault.so"
    compiler = shutil.which("clang") or shutil.which("cc")
    if not compiler:
        raise SystemExit("SKIPPED for want of a C compiler")
    subprocess.run(
        [compiler, "-shared", "-fPIC", "-O1", "-w", "-fno-builtin", "-o", target,
         HERE / "fault.c", "-ldl", "-lpthread"], check=True)
    return str(target)


def tree(folder):
    """Every file below a folder with its bytes and mode, and every link with its target."""
    found = {}
    for base, folders, files in os.walk(os.fsencode(folder)):
        for name in files + folders:
            path = os.path.join(base, name)
            shown = os.path.relpath(path, os.fsencode(folder))
            if os.path.islink(path):
                found[shown] = ("link", os.readlink(path))
            elif os.path.isfile(path):
                with open(path, "rb") as file:
                    found[shown] = (os.stat(path).st_mode & 0o7777, file.read())
            elif not os.path.isdir(path):
                found[shown] = ("special", os.lstat(path).st_mode)
    return found
