"""Driving tenant2flex itself: check, review, migrate, and what must hold around them."""

import json
import os
import shutil
import stat
import tempfile
from pathlib import Path

import programs
from compare import Red

SECONDS = 20


def tree(folder):
    """Bytes and mode of every file below a folder."""
    found = {}
    for path in sorted(folder.rglob("*")):
        mode = stat.S_IMODE(path.lstat().st_mode)
        if path.is_symlink():
            found[str(path.relative_to(folder))] = ("link", os.readlink(path))
        elif path.is_file():
            found[str(path.relative_to(folder))] = (mode, path.read_bytes())
    return found


def changed(one, two):
    """The names that differ between two trees."""
    return sorted(name for name in one.keys() | two.keys() if one.get(name) != two.get(name))


class Tool:
    """One tenant2flex binary."""

    def __init__(self, path):
        self.path = path
        if not os.access(path, os.X_OK):
            raise SystemExit(f"{path} is not a program; build it, or set TENANT2FLEX")

    def call(self, folder, *arguments, status=None):
        """Run it over a folder; red when the exit status is not the wanted one."""
        with tempfile.TemporaryDirectory(prefix="wire-") as home:
            world = programs.plain_environment(Path(home) / "home")
            done = programs.run([str(self.path), *arguments, "."], folder, world, SECONDS)
        shown = f"tenant2flex {' '.join(arguments)}"
        if done.stopped:
            raise Red(f"{shown}: {done.stopped}")
        if status is not None and done.status != status:
            raise Red(f"{shown}: exit status {done.status} instead of {status}\n"
                      f"{done.stdout}{done.stderr}")
        return done

    def report(self, folder, status):
        """The findings of the JSON report that count (mentions and notes do not)."""
        done = self.call(folder, "check", "--format", "json", status=status)
        try:
            findings = json.loads(done.stdout)["findings"]
        except (ValueError, KeyError) as error:
            raise Red(f"the JSON report is not one: {error}\n{done.stdout}") from error
        return [finding for finding in findings
                if finding.get("severity") != "note" and finding.get("kind") != "mention"]

    def prove(self, case, folder):
        """Check, review and migrate `folder`, a copy of the case's input."""
        given = tree(folder)
        found = self.report(folder, 0 if case.expect == "untouched" else 1)
        case.settle([finding.get("level") for finding in found])
        untouched, manual = case.expect == "untouched", case.expect == "manual"
        self.check_findings(case, found)
        if case.expect == "unsafe":
            self.check_safe_alone(folder)
        flags = ["--unsafe-fixes"] if case.expect in ("unsafe", "manual") else []
        patch = self.review(case, folder, flags, given)
        left = case.data.get("left", 0)
        self.call(folder, "migrate", *flags, status=1 if manual or left else 0)
        result = tree(folder)
        if (untouched or manual) and result != given:
            raise Red(f"changed although {case.expect}: {changed(given, result)}")
        if result != given or patch.strip():
            self.check_patch(case, patch, result)
        self.check_twice(folder, flags, manual, left, result)

    def check_findings(self, case, findings):
        """The number of findings and their levels are what the case says."""
        levels = [finding.get("level") for finding in findings]
        wanted = case.data.get("findings")
        if wanted is not None and len(findings) != wanted:
            raise Red(f"{len(findings)} findings instead of {wanted}: {describe(findings)}")
        exact = case.data.get("levels")
        if exact is not None:
            counted = {level: levels.count(level) for level in set(levels)}
            if counted != exact:
                raise Red(f"levels {counted} instead of {exact}: {describe(findings)}")
        elif case.expect == "safe" and set(levels) != {"safe"}:
            raise Red(f"not all safe: {describe(findings)}")
        elif case.expect in ("unsafe", "manual") and case.expect not in levels:
            raise Red(f"none is {case.expect}: {describe(findings)}")

    def check_safe_alone(self, folder):
        """Without --unsafe-fixes an unsafe finding stays for a person."""
        with tempfile.TemporaryDirectory(prefix="wire-") as root:
            copied = Path(root).resolve() / "safe"
            shutil.copytree(folder, copied, symlinks=True)
            self.call(copied, "migrate", status=1)

    def review(self, case, folder, flags, given):
        """The dry run's patch; it writes nothing."""
        done = self.call(
            folder, "migrate", "--dry-run", "--format", "diff", *flags,
            status=0 if case.expect == "untouched" else 1)
        if tree(folder) != given:
            raise Red(f"the dry run wrote to {changed(given, tree(folder))}")
        return done.stdout

    def check_patch(self, case, patch, result):
        """`git apply` takes the patch and makes what migrating made."""
        with tempfile.TemporaryDirectory(prefix="wire-") as root:
            root = Path(root).resolve()
            shutil.copytree(case.files, root / "work", symlinks=True)
            (root / "plan.diff").write_bytes(patch.encode("utf-8", "surrogateescape"))
            done = programs.run(
                ["git", "apply", "../plan.diff"], root / "work",
                programs.plain_environment(root / "home"), SECONDS)
            if done.status:
                raise Red(f"git apply refuses the patch: {done.stderr}\n{patch}")
            if tree(root / "work") != result:
                raise Red(f"the patch makes other bytes than migrating: "
                          f"{changed(tree(root / 'work'), result)}")

    def check_twice(self, folder, flags, manual, left, result):
        """Nothing is left to find, and migrating again changes nothing."""
        remaining = self.report(folder, 1 if manual or left else 0)
        if left and len(remaining) != left:
            raise Red(f"{len(remaining)} left instead of {left}: {describe(remaining)}")
        self.call(folder, "migrate", *flags, status=1 if manual or left else 0)
        if tree(folder) != result:
            raise Red(f"a second run changed {changed(result, tree(folder))}")


def describe(findings):
    """Findings in a line each."""
    return "".join(
        f"\n  {finding.get('file')}:{finding.get('range', {}).get('start', {}).get('line')} "
        f"{finding.get('level')} {finding.get('message')}" for finding in findings)
