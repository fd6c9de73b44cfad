"""Measures how the time of a run grows with hostile scripts.

    growth.py [--steps N] TOOL [SHAPE...]

Each shape is written at N sizes, each twice the one before, with a retired call behind it, so that
the file is evaluated. The figure is the processor time of `TOOL check`, the best of three runs that
take turns. A shape that grows as its size has ratios about 2;
one that a limit bounds has ratios about 1.
"""

import argparse
import os
import pathlib
import resource
import subprocess
import sys
import tempfile

CALL = (
    'curl -H "Accept: application/vnd.atlas.2023-01-01+json" '
    '"https://cloud.mongodb.com/api/atlas/v2/groups/$G/clusters/$C/backup/tenant/snapshots"\n'
)


def lines(count, line):
    return "".join(line(number) + "\n" for number in range(count))


def marked(mark):
    """A call with a mark of credentials again and again: what a report shows is searched for them."""
    return 1 << 13, lambda n: CALL.replace("snapshots", "snapshots?q=" + mark * n)


# A table: the script of each shape by its size, and its first size.
SHAPES = {
    "assignments": (1000, lambda n: lines(n, lambda i: f"a{i}=$a{i - 1 if i else 0}x")),
    "doubling": (50, lambda n: "a=xy\n" + lines(n, lambda i: "a=$a$a")),
    "longer": (250, lambda n: lines(n, lambda i: "a=${a}x")),
    "substitutions": (50, lambda n: "echo " + "$(echo " * n + ")" * n + "\n"),
    "defaults": (50, lambda n: "echo " + "${a:-" * n + "}" * n + "\n"),
    "groups": (50, lambda n: "{ " * n + "echo a; " + "}; " * n + "\n"),
    "loops": (5, lambda n: "for i in a b; do " * n + "echo $i; " + "done; " * n + "\n"),
    "calls": (200, lambda n: lines(n, lambda i: f"f{i}() {{ f{i + 1}; }}") + "f0\n"),
    "calling-twice": (10, lambda n: lines(n, lambda i: f"f{i}() {{ f{i + 1}; f{i + 1}; }}") + "f0\n"),
    "mutual": (200, lambda n: lines(n, lambda i: f"f{i}() {{ g{i}; }}; g{i}() {{ f{i}; }}; f{i}")),
    "branches": (200, lambda n: lines(n, lambda i: f"if [ $a{i} ]; then b{i}=x; else b{i}=y; fi")),
    "cases": (200, lambda n: lines(n, lambda i: f"case $a in a) b=x{i};; *) b=y{i};; esac")),
    "and-list": (500, lambda n: " && ".join(f"a{i}=b" for i in range(n)) + "\n"),
    "one-line": (1 << 14, lambda n: "echo " + "word " * n + "\n"),
    "one-word": (1 << 17, lambda n: "echo " + "w" * n + "\n"),
    "document": (1 << 12, lambda n: "cat <<EOF\n" + "a line of $text\n" * n + "EOF\n"),
    "array": (500, lambda n: lines(n, lambda i: f"a+=(x{i})")),
    "requests": (50, lambda n: CALL * n),
    "marks-option": marked(" -u "),
    "marks-scheme": marked("://"),
    "marks-token": marked("token:"),
    "marks-colon": marked("a:"),
    "marks-jwt": marked("eyJ"),
}


def seconds(tool, script):
    """The processor time of one run over a script."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [tool, "check", "--as-of", "2026-06-01", script], stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in (1, 3):
        sys.exit(f"growth.py: {script}: exit status {done.returncode}: {done.stderr.decode()[:400]}")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def measure(tool, folder, name, steps):
    first, text = SHAPES[name]
    scripts = []
    for step in range(steps):
        script = folder / f"{name}-{step}.sh"
        script.write_text("#!/bin/bash\n" + text(first << step) + CALL)
        scripts.append(str(script))
    best = [float("inf")] * steps
    for _ in range(3):
        for step, script in enumerate(scripts):
            best[step] = min(best[step], seconds(tool, script))
    ratios = [f"{later / earlier:5.2f}" for earlier, later in zip(best, best[1:])]
    size = os.path.getsize(scripts[-1]) / 1024
    print(f"{name:15} {first << (steps - 1):8} {size:8.0f} KiB {best[-1]:8.2f} s  {' '.join(ratios)}",
          flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("tool")
    parser.add_argument("--steps", type=int, default=4)
    parser.add_argument("shapes", nargs="*")
    chosen = parser.parse_args()
    unknown = [name for name in chosen.shapes if name not in SHAPES]
    if unknown:
        parser.error(f"no such shape: {', '.join(unknown)}; there are {', '.join(SHAPES)}")
    print(f"{'shape':15} {'size':>8} {'script':>12} {'time':>10}  ratios from one size to the next")
    with tempfile.TemporaryDirectory() as place:
        for name in chosen.shapes or SHAPES:
            measure(str(pathlib.Path(chosen.tool).resolve()), pathlib.Path(place), name, chosen.steps)


if __name__ == "__main__":
    main()
