"""The released binary in roots that hold nothing else. It is built for this, which takes minutes, so
it is tried only when SHIPPING=all is set; TENANT2FLEX_STATIC names one that is built already."""

import os
import pathlib
import re
import shutil
import subprocess
import sys

from workshop import ROOT, done, environment, example, expect, folder, programs

BUILD = [str(ROOT / "Tests/release")]


def built():
    if "TENANT2FLEX_STATIC" in os.environ:
        return pathlib.Path(os.environ["TENANT2FLEX_STATIC"])
    build = subprocess.run(BUILD, cwd=ROOT, capture_output=True, text=True)
    expect(build.returncode == 0, f"it builds: {build.stdout[-2000:]}{build.stderr[-2000:]}")
    return ROOT / ".build-static/release/tenant2flex"


def inside(root, *arguments, status=0):
    """Runs the tool with a folder as its root; /proc is there, as in any container."""
    (root / "proc").mkdir(exist_ok=True)
    script = 'mount --bind /proc "$1/proc" && cd / && exec chroot "$@"'
    answer = subprocess.run(["unshare", "--mount", "sh", "-c", script, "sh", root, "/tenant2flex",
                             *arguments], env={"PATH": os.environ["PATH"]}, stdin=subprocess.DEVNULL,
                            capture_output=True, text=True)
    expect(answer.returncode == status,
           f"{arguments} ends with {status}, not {answer.returncode}: {answer.stdout}{answer.stderr}")
    return answer.stdout


def main():
    if os.environ.get("SHIPPING") != "all" and "TENANT2FLEX_STATIC" not in os.environ:
        print("bare.py: not tried; SHIPPING=all builds what it needs")
        return 0
    if os.geteuid() != 0:
        print("bare.py: not tried; only root can change the root")
        return 0
    binary = built()
    kind = subprocess.run(["readelf", "-ld", binary], capture_output=True, text=True).stdout
    expect("INTERP" not in kind and "NEEDED" not in kind, "it asks for no loader and no library")
    root = folder()
    shutil.copy(binary, root / "tenant2flex")
    (root / "work").mkdir()
    script = root / "work/last.sh"
    script.write_text(example())
    expect(re.match(r"tenant2flex \d", inside(root, "--version")), "it starts")
    out = inside(root, "check", "/work", status=1)
    expect("work/last.sh:6:45: error[" in out and "safe fix" in out, f"it checks: {out}")
    inside(root, "migrate", "/work")
    expect("flexClusters" in script.read_text(), "it migrates")
    expect("No deprecated calls" in inside(root, "check", "/work"), "and is done")
    expect({each.name for each in root.iterdir()} == {"tenant2flex", "work", "proc"},
           "nothing else is there")
    done("bare.py")
    return 0


if __name__ == "__main__":
    sys.exit(main())
