"""What the tests of the recipes share: the tool on a PATH of its own, a project with calls, git."""

import atexit
import importlib.util
import os
import pathlib
import shutil
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
TOOL = os.environ.get("TENANT2FLEX", str(ROOT / ".build/debug/tenant2flex"))

CHECKED = []
PLACES = []


def expect(holds, what):
    """Notes that something holds, or ends the program with what does not."""
    if not holds:
        raise SystemExit(f"PROBLEM {what}")
    CHECKED.append(what)


def done(name):
    expect(len(CHECKED) > 2, f"{name}: nothing was tried")
    print(f"{name}: {len(CHECKED)} expectations hold")


def folder():
    """A new folder, which goes away when the program ends."""
    PLACES.append(pathlib.Path(tempfile.mkdtemp(prefix="shipping-")))
    return PLACES[-1]


@atexit.register
def sweep():
    for place in PLACES:
        shutil.rmtree(place, ignore_errors=True)


def programs(**scripts):
    """A folder for the PATH that holds the tool, and shell scripts by name."""
    place = folder()
    (place / "tenant2flex").symlink_to(TOOL)
    for name, text in scripts.items():
        (place / name).write_text("#!/usr/bin/env bash\nset -euo pipefail\n" + text)
        (place / name).chmod(0o755)
    return place


def environment(path, **more):
    """Nothing of the caller's shell or home steers what runs; git has a name to commit with."""
    home = folder()
    base = {
        "PATH": f"{path}:{os.environ['PATH']}", "HOME": str(home), "LLVM_PROFILE_FILE": "/dev/null",
        "GIT_CONFIG_NOSYSTEM": "1", "PYTHONDONTWRITEBYTECODE": "1",
        "GIT_CONFIG_COUNT": "2", "GIT_CONFIG_KEY_0": "user.name", "GIT_CONFIG_VALUE_0": "Test",
        "GIT_CONFIG_KEY_1": "user.email", "GIT_CONFIG_VALUE_1": "test@example.com",
    }
    if "PYTHONPATH" in os.environ:
        base["PYTHONPATH"] = os.environ["PYTHONPATH"]
    return base | {name: str(value) for name, value in more.items()}


def run(*command, folder, env, status=0):
    """Runs a program; its output, both streams in one. The status must be as said."""
    done = subprocess.run(
        [str(word) for word in command], cwd=folder, env=env, stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=300)
    expect(done.returncode == status,
           f"{' '.join(map(str, command[:4]))} ends with {status}, not {done.returncode}:\n{done.stdout}")
    return done.stdout


def git(where, *arguments):
    return run("git", *arguments, folder=where, env=environment("/usr/bin"))


def repository(files):
    """A git repository with these files, by path, in one commit on main."""
    place = folder()
    for name, text in files.items():
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    git(place, "init", "-q", "-b", "main")
    git(place, "add", "-A")
    git(place, "commit", "-q", "-m", "Begin")
    return place


def example():
    """A script with one call that is rewritten."""
    return (ROOT / "examples/legacy-v1/last-snapshot.sh").read_text()


def manual():
    """A script with one call that a person must look at."""
    return 'aria2c "https://cloud.mongodb.com/api/atlas/v2/groups/1/clusters/c/backup/tenant/snapshots"\n'


def missing(*modules):
    """The first of the Python modules that is not there. Says so, as .ci/run expects it."""
    for module in modules:
        if importlib.util.find_spec(module) is None:
            print(f"SKIPPED for want of python3 {module}")
            return module
    return None
