"""Run one case of the wire bench: before, migrate, after, compare, and prove it can fail.

See README.md for the form of a case. Exit status: 0 green, 1 red, 2 wrong usage,
77 when a program that the case needs is missing.
"""

import argparse
import json
import os
import shutil
import signal
import stat
import sys
import tempfile
from pathlib import Path

import compare
import mutate
import programs
import validity
from atlas import Atlas
from compare import Red
from tool import Tool

# A Go program is compiled first, on a new machine with all that it imports.
SECONDS = {"go": 120, None: 8}
SECONDS_IN_ALL = {"go": 300, None: int(os.environ.get("WIRE_SECONDS", "30"))}
SPARE_REQUESTS = 3
MUTATIONS = int(os.environ.get("WIRE_MUTATIONS", "4"))
KEYS = {
    "run", "also", "env", "stdin", "expect", "findings", "levels", "exit", "answerPrinted",
    "urlPrinted", "ordered", "shell", "statuses", "left", "unexercised", "needs", "notes"}
EXPECTATIONS = ("safe", "unsafe", "manual", "untouched")


class Case:
    """A case folder: `case.json` and the input under `files/`."""

    def __init__(self, folder):
        self.folder, self.files = folder, folder / "files"
        self.data = json.loads((folder / "case.json").read_text())
        given = self.data.get("expect", "safe")
        self.allowed = (given,) if isinstance(given, str) else tuple(given)
        self.expect = self.allowed[0]
        unknown = set(self.data) - KEYS | set(self.allowed) - set(EXPECTATIONS)
        if unknown:
            raise SystemExit(f"{folder}/case.json: unknown {', '.join(sorted(unknown))}")

    def settle(self, levels):
        """Choose among the allowed outcomes by the levels that the tool reports."""
        worst = next((level for level in ("manual", "unsafe", "safe") if level in levels), None)
        if len(self.allowed) > 1 and worst in self.allowed:
            self.expect = worst

    def commands(self):
        """The programs to run; a second time under dash when the case is plain sh."""
        commands = [self.data["run"]] if self.data.get("run") else []
        commands += self.data.get("also", [])
        if self.data.get("shell") == "sh" and shutil.which("dash"):
            commands += [["dash", *command[1:]] for command in commands]
        return commands


class Run:
    """What one run of a case's program did."""

    def __init__(self, case, files, mode, command, limit=None):
        self.case = case
        with tempfile.TemporaryDirectory(prefix="wire-") as root:
            root = Path(root).resolve()
            folder = root / "work"
            copy(files, folder)
            given = contents(folder)
            with Atlas(mode, limit) as server:
                world = programs.client_environment(
                    server, root / "home", case.data.get("env", {}))
                self.result = programs.run(
                    command, folder, world, SECONDS[pace(case)], case.data.get("stdin", ""),
                    server.exhausted)
                self.requests = server.records
            self.stdout = self.normal(self.result.stdout, root)
            self.stderr = self.normal(self.result.stderr, root)
            made = {name: data for name, data in contents(folder).items()
                    if given.get(name) != data}
            self.made = {name: self.normal(data.decode("latin-1"), root, True)
                         for name, data in made.items()}

    def normal(self, text, root, answers=False):
        """Output in the form that is compared."""
        answers = answers or self.case.data.get("answerPrinted", False)
        return compare.normal(text, root, answers, self.case.data.get("urlPrinted", False))

    def must_equal(self, before):
        """Red unless this run follows from the one before the migration."""
        compare.compare_requests(
            before.requests, self.requests, self.case.data.get("ordered", True),
            partial="left" in self.case.data)
        if self.result.stopped:
            raise Red(f"the program was stopped: {self.result.stopped}")
        compare.compare_text("standard output", before.stdout, self.stdout)
        compare.compare_text("standard error", before.stderr, self.stderr)
        if before.result.status != self.result.status:
            raise Red(f"exit status {self.result.status} instead of {before.result.status}")
        for name in sorted(set(before.made) | set(self.made)):
            compare.compare_text(
                f"the written file {name}", before.made.get(name, ""), self.made.get(name, ""))


def copy(source, target):
    """Copy a tree with its links and modes."""
    shutil.copytree(source, target, symlinks=True)


def contents(folder):
    """The bytes of every file below a folder; a link counts as its target's name."""
    found = {}
    for path in sorted(folder.rglob("*")):
        name = str(path.relative_to(folder))
        if path.is_symlink():
            found[name] = os.readlink(path).encode()
        elif path.is_file():
            found[name] = path.read_bytes()
    return found


def modes(folder):
    """The permission bits of every file below a folder."""
    return {str(path.relative_to(folder)): stat.S_IMODE(path.lstat().st_mode)
            for path in sorted(folder.rglob("*"))}


def check_before(case, run):
    """The program works today and talks to the API as the case means it to."""
    def fail(message):
        raise Red(f"before the migration: {message}\n{run.result.stdout}{run.result.stderr}\n"
                  + "\n".join(compare.summary(run.requests)))
    if run.result.stopped:
        fail(run.result.stopped)
    if run.result.status != case.data.get("exit", 0):
        fail(f"exit status {run.result.status}")
    allowed = {200, *case.data.get("statuses", [])}
    for number, entry in enumerate(run.requests):
        following = run.requests[number + 1:]
        challenge = entry["status"] == 401 and entry["auth"] == "none" and any(
            later["auth"] == "Digest" and later["target"] == entry["target"]
            for later in following)
        if entry["status"] not in allowed and not challenge:
            fail(f"{entry['method']} {entry['target']} was answered with {entry['status']}: "
                 f"{entry['response']}")


def check_after(case, before, migrated):
    """The migrated program sends what follows from before, on the day after the sunset.

    Where calls are left for a person, the tenant API still has to be alive.
    """
    mode = "live" if "left" in case.data else "sunset"
    for command, old in zip(case.commands(), before):
        limit = len(old.requests) + SPARE_REQUESTS
        Run(case, migrated, mode, command, limit).must_equal(old)


def check_mutants(case, before, migrated):
    """With one old piece put back, the comparison must be red."""
    survivors, tried = [], 0
    old, new = contents(case.files), contents(migrated)
    for name, text, data in mutate.mutants(old, new, MUTATIONS):
        with tempfile.TemporaryDirectory(prefix="wire-") as root:
            folder = Path(root) / "mutant"
            copy(migrated, folder)
            (folder / name).write_bytes(data)
            if validity.broken(folder / name) and not validity.broken(migrated / name):
                continue
            tried += 1
            if not is_red(case, before, folder):
                survivors.append(f"{name}, {text}")
    if tried and len(survivors) == tried:
        raise Red("this case cannot fail; none of these was noticed\n" + "\n".join(survivors))
    if survivors and "unexercised" not in case.data:
        raise Red("not noticed (say why in `unexercised`)\n" + "\n".join(survivors))
    return tried - len(survivors)


def is_red(case, before, folder):
    """Whether the comparison notices a mutant."""
    try:
        check_after(case, before, folder)
    except Red:
        return True
    return False


def check_trees(case, migrated):
    """Migrated files keep their modes, and stay valid where they were."""
    if modes(case.files) != modes(migrated):
        raise Red("migrating changed a mode, or made or removed a file")
    for path in sorted(migrated.rglob("*")):
        old = case.files / path.relative_to(migrated)
        if path.is_file() and not validity.broken(old) and validity.broken(path):
            raise Red(f"{path.name} is no longer valid: {validity.broken(path)}")


def measure(case, tool, hand):
    """The whole of one case; returns a line that says what was done."""
    before = [Run(case, case.files, "live", command) for command in case.commands()]
    for run in before:
        check_before(case, run)
    requests = sum(len(run.requests) for run in before)
    tenant = any(compare.is_tenant(entry) for run in before for entry in run.requests)
    if before and tenant == (case.expect == "untouched"):
        raise Red("a tenant request was sent" if tenant else "no tenant request was sent")
    if tool is None and hand is None:
        return f"before: {requests} requests"
    with tempfile.TemporaryDirectory(prefix="wire-") as root:
        migrated = Path(root).resolve() / "migrated"
        copy(hand or case.files, migrated)
        if tool is not None:
            tool.prove(case, migrated)
        if case.expect in ("manual", "untouched"):
            return f"{case.expect}: {requests} requests"
        check_trees(case, migrated)
        check_after(case, before, migrated)
        provable = before and "left" not in case.data
        tried = check_mutants(case, before, migrated) if provable else 0
    return f"{requests} requests, {tried} mutants noticed"


def missing(case):
    """Programs that the case needs and this machine lacks."""
    wanted = {"bash", "curl", "jq", "openssl", "git", *case.data.get("needs", [])}
    wanted |= {command[0] for command in case.commands()}
    stubs = {path.name for path in programs.STUBS.iterdir()}
    return sorted(name for name in wanted - stubs if not shutil.which(name))


def pace(case):
    """The key of the time limits of a case."""
    return "go" if "go" in case.data.get("needs", []) else None


def too_late(*_):
    """The case's time is over."""
    raise Red("no end in time (WIRE_SECONDS)")


def main():
    """Run one case and say how it went."""
    options = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    options.add_argument("case", type=Path)
    options.add_argument("--tool", type=Path, help="the tenant2flex to judge")
    options.add_argument("--before-only", action="store_true", help="only run the input")
    options.add_argument("--migrated", type=Path, help="judge this migrated copy instead")
    chosen = options.parse_args()
    if not (chosen.tool or chosen.before_only or chosen.migrated):
        options.error("one of --tool, --before-only and --migrated is needed")
    case = Case(chosen.case.resolve())
    lacking = missing(case)
    if lacking:
        print(f"MISSING {case.folder.name}: install {', '.join(lacking)}")
        sys.exit(77)
    signal.signal(signal.SIGALRM, too_late)
    signal.alarm(SECONDS_IN_ALL[pace(case)])
    tool = None if chosen.before_only or not chosen.tool else Tool(chosen.tool.resolve())
    try:
        told = measure(case, tool, chosen.migrated)
    except Red as red:
        print(f"RED {case.folder.name}: {red}")
        sys.exit(1)
    print(f"green {case.folder.name}: {told}")


if __name__ == "__main__":
    main()
