"""The same files give the same bytes: any number of threads, any order, any place and time."""

import pathlib
import random
import sys
import tempfile

from bench import IS_WHOLE, ROOT, injector, tool, tree

RUNS = [
    ["check", "--format", "json"],
    ["check", "--format", "sarif"],
    ["check", "--verbose"],
    ["migrate", "--dry-run", "--unsafe-fixes"],
]
AROUND = [
    {}, {"LC_ALL": "C"}, {"LC_ALL": "tr_TR.UTF-8"}, {"LANG": "de_DE.ISO-8859-1"},
    {"TZ": "Pacific/Kiritimati"}, {"TZ": "America/Adak", "LC_ALL": "C.UTF-8"},
]


def sources():
    """The examples and the scripts of the wire cases, or of every twelfth of them, by path."""
    found = {}
    cases = sorted((ROOT / "Tests/Wire/cases").iterdir())
    for folder in [ROOT / "examples", *(cases if IS_WHOLE else cases[::12])]:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                found[str(path.relative_to(ROOT))] = path.read_bytes()
    return found


def build(folder, files, seed):
    """Writes the files in an order of its own. Some file systems list them in that order; the
    injector takes care of the others."""
    names = list(files)
    random.Random(seed).shuffle(names)
    for name in names:
        path = pathlib.Path(folder, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(files[name])


def main():
    files, library = sources(), injector()
    problems, compared, first, migrated = [], 0, {}, None
    for seed, (jobs, around) in enumerate(
            [(1, AROUND[0]), (8, AROUND[1]), (2, AROUND[2]), (8, AROUND[3]), (3, AROUND[4]),
             (8, AROUND[5])]):
        if seed:
            around = around | {"LD_PRELOAD": library, "FAULT_SHUFFLE": seed}
        with tempfile.TemporaryDirectory() as folder:
            build(folder, files, seed)
            for command in RUNS if seed < 2 else RUNS[seed % 4:seed % 4 + 1]:
                arguments = [*command, "--as-of", "2026-06-01", "--jobs", str(jobs)]
                answer = tool(*arguments, folder=folder, **around)
                compared += 1
                if answer != first.setdefault(tuple(command), answer):
                    problems.append((command, jobs, around))
            if seed in (0, 5):
                tool("migrate", "--unsafe-fixes", "--jobs", str(jobs), folder=folder, **around)
                now = tree(folder)
                if migrated not in (None, now):
                    problems.append(("migrate", jobs, around))
                migrated = now
                # A second run finds nothing more to change.
                tool("migrate", "--unsafe-fixes", "--jobs", str(jobs), folder=folder, **around)
                if tree(folder) != now:
                    problems.append(("a second migrate changes files", jobs, around))
    for problem in problems:
        print("PROBLEM", *problem)
    print(f"{len(files)} files, {compared} outputs compared, {len(problems)} problems")
    return len(problems) > 0


if __name__ == "__main__":
    sys.exit(main())
