"""The scripts of examples/fleet, on two remotes with calls and one without, all on this machine."""

import json
import shutil
import sys

from workshop import (
    ROOT, TOOL, done, environment, example, expect, folder, git, manual, missing, programs,
    repository, run)

SCRIPTS = ROOT / "examples/fleet"
BRANCH = "all-repos_autofix_tenant2flex"


def rows(text):
    return [line.split() for line in text.strip().splitlines()]


def main():
    if missing("all_repos"):
        return 0
    base = folder()
    for script in SCRIPTS.iterdir():
        if script.is_file():
            shutil.copy(script, base)
    remotes = {
        "team/one": repository({"a.sh": example(), "left.sh": manual()}),
        "two": repository({"b c.sh": example()}),
        "by-hand": repository({"left.sh": manual()}),
        "none": repository({"clean.sh": "echo\n"}),
    }
    heads = {name: git(place, "rev-parse", "main") for name, place in remotes.items()}
    (base / "repositories.json").write_text(
        json.dumps({name: str(place) for name, place in remotes.items()}))
    (base / "all-repos.json").write_text((base / "all-repos.json.example").read_text())
    (base / "all-repos.json").chmod(0o600)
    env = environment(programs())
    env["PYTHONPATH"] = ":".join([str(base), *env.get("PYTHONPATH", "").split(":")]).rstrip(":")

    run(sys.executable, "-m", "all_repos.clone", folder=base, env=env)

    def measured(day):
        run("./measure.sh", "clones", "reports", folder=base, env=env | {"DAY": day})
        return rows(run(sys.executable, "burndown.py", "reports", folder=base, env=env))

    first = ["2026-11-02", "3", "4", "2", "0", "2"]
    table = measured("2026-11-02")
    expect(table == [["day", "repositories", "calls", "safe", "unsafe", "manual"], first],
           f"the first day: {table}")

    def branches(*options):
        return run(sys.executable, "branches.py", *options, folder=base, env=env)

    branches("--dry-run")
    for place in remotes.values():
        expect(BRANCH not in git(place, "branch", "--list"), "a dry run pushes nothing")
    log = branches("--jobs", "2")
    expect("Errored" not in log, f"no repository fails: {log}")
    for name, place in remotes.items():
        expect(git(place, "rev-parse", "main") == heads[name], f"{name}: main stays")
        pushed = BRANCH in git(place, "branch", "--list")
        expect(pushed == (name in ("team/one", "two")), f"{name}: a branch where it helps")
    expect(git(remotes["two"], "diff", "--name-only", "main", BRANCH).strip() == "b c.sh",
           "the branch changes the script only")
    expect(git(remotes["team/one"], "diff", "--name-only", "main", BRANCH).strip() == "a.sh",
           "a call for a person stays")
    expect("flexClusters" in git(remotes["two"], "show", f"{BRANCH}:b c.sh"), "it is migrated")

    for name in ("team/one", "two"):
        git(remotes[name], "merge", "-q", BRANCH)
    run(sys.executable, "-m", "all_repos.clone", folder=base, env=env)
    table = measured("2026-11-09")
    expect(table[1:] == [first, ["2026-11-09", "2", "2", "0", "0", "2"]], f"a week later: {table}")
    table = rows(run(sys.executable, "burndown.py", "--by-repository", "reports",
                     folder=base, env=env))
    expect(table[1:] == [["by-hand", "1", "0", "0", "1"], ["team/one", "1", "0", "0", "1"],
                         ["none", "0", "0", "0", "0"], ["two", "0", "0", "0", "0"]],
           f"the newest day: {table}")

    # A tool that fails: nothing is pushed, and both scripts say so.
    broken = environment(programs()) | {"TENANT2FLEX": "false-tool", "PYTHONPATH": env["PYTHONPATH"]}
    broken["PATH"] = f"{programs(**{'false-tool': 'exit 4'})}:{broken['PATH']}"
    log = run("./measure.sh", "clones", "broken", folder=base, env=broken, status=1)
    expect(log.count("status 4") == 4, f"measure.sh names the clones: {log}")
    log = run(sys.executable, "branches.py", folder=base, env=broken)
    expect(log.count("ended with status 4") == 4, f"branches.py names the clones: {log}")
    done("fleet.py")
    return 0


if __name__ == "__main__":
    sys.exit(main())
