"""Run many cases of the wire bench side by side and say which are red.

    python3 run_all.py --tool PATH [--jobs N] [--prefix main-] [--before-only] [NAME ...]
"""

import argparse
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import certificates

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
SECONDS = 400


def find_tool():
    """The tool named by TENANT2FLEX, or the debug build of this package."""
    return Path(os.environ.get("TENANT2FLEX") or ROOT / ".build/debug/tenant2flex")


def run(folder, arguments):
    """(exit status, what was printed) of one case."""
    command = [sys.executable, "-B", str(HERE / "run_case.py"), str(folder), *arguments]
    try:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, text=True,
            timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return 1, f"RED {folder.name}: no end after {SECONDS} s\n"
    return done.returncode, done.stdout + done.stderr


def main():
    """Run the chosen cases; exit status 1 when any is red or could not run."""
    options = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    options.add_argument("names", nargs="*", help="case names; all when none is given")
    options.add_argument("--tool", type=Path, default=find_tool())
    options.add_argument("--jobs", type=int, default=min(4, os.cpu_count() or 2))
    options.add_argument("--prefix", default="", help="only cases whose name starts so")
    options.add_argument("--before-only", action="store_true")
    options.add_argument("--quiet", action="store_true", help="print red cases only")
    chosen = options.parse_args()
    folders = sorted(path.parent for path in (HERE / "cases").glob("*/case.json"))
    folders = [path for path in folders if path.name.startswith(chosen.prefix)
               and (not chosen.names or path.name in chosen.names)]
    arguments = ["--before-only"] if chosen.before_only else ["--tool", str(chosen.tool)]
    certificates.ready()
    with ThreadPoolExecutor(chosen.jobs) as pool:
        results = list(pool.map(lambda folder: run(folder, arguments), folders))
    for status, text in results:
        if status or not chosen.quiet:
            print(text, end="")
    red = sum(status not in (0, 77) for status, _ in results)
    absent = sum(status == 77 for status, _ in results)
    print(f"{len(results)} cases: {len(results) - red - absent} green, {red} red, "
          f"{absent} could not run")
    sys.exit(1 if red or absent or not results else 0)


if __name__ == "__main__":
    main()
