"""The tool in the daily life of a team: what changed, what is known, what stays, and the settings."""

import json
import re
import subprocess
import sys

from workshop import ROOT, TOOL, done, environment, expect, git, programs, repository

CALL = ('curl -H "Accept: application/vnd.atlas.2023-01-01+json" '
        '"https://cloud.mongodb.com/api/atlas/v2/groups/$G/clusters/{}/backup/tenant/{}"{}\n')


def call(cluster="c", what="snapshots", after=""):
    return CALL.format(cluster, what, after)


def tool(place, *arguments, status=0):
    """What the tool prints, on both streams."""
    answer = subprocess.run([TOOL, *map(str, arguments)], cwd=place, env=environment(programs()),
                            stdin=subprocess.DEVNULL, capture_output=True, text=True)
    expect(answer.returncode == status,
           f"{arguments} ends with {status}, not {answer.returncode}:\n{answer.stdout}{answer.stderr}")
    return answer.stdout, answer.stderr


def findings(place, *arguments, status=1):
    return json.loads(tool(place, "check", "--format", "json", *arguments, status=status)[0])


def since():
    place = repository({"a.sh": call("a"), "b.sh": call("b"), "sub/d.sh": call("d")})
    git(place, "checkout", "-qb", "work")
    (place / "b.sh").write_text(call("b") + call("b", "restores") + "# clusters/x/backup/tenant\n")
    git(place, "commit", "-qam", "Change b")
    git(place, "checkout", "-q", "main")
    (place / "a.sh").write_text(call("a") + "echo\n")
    git(place, "commit", "-qam", "Change a meanwhile")
    git(place, "checkout", "-q", "work")
    (place / "new.sh").write_text(call("n"))
    report = findings(place, "--since", "main")
    named = {each["file"] for each in report["findings"]}
    expect(named == {"b.sh", "new.sh"}, f"what the branch changes, and what is new: {named}")
    raw = sum((place / name).read_bytes().count(b"backup/tenant") for name in named)
    ledger = report["ledger"]
    total = (sum(ledger[each] for each in ("migrated", "reported", "suppressed", "mentions"))
             + len(ledger["notUnderstood"]))
    expect(ledger["occurrences"] == raw == total == 4, f"the ledger is that of these: {ledger}")
    whole = findings(place)["ledger"]["occurrences"]
    expect(whole == 6, f"and without --since that of all: {whole}")
    # From a folder further down the paths are the same.
    report = json.loads(tool(place / "sub", "check", "--format", "json", "--since", "main", "..",
                             status=1)[0])
    expect({each["file"] for each in report["findings"]} == {"../b.sh", "../new.sh"}, "from below")
    tool(place, "migrate", "--since", "main")
    expect(git(place, "diff", "--name-only").split() == ["b.sh"], "only these are edited")
    expect("flexClusters" in (place / "new.sh").read_text(), "also those not tracked")
    out = tool(place, "check", "--since", "no-such", status=2)[1]
    expect("no-such" in out, "an unknown revision is named")


def baseline():
    place = repository({"a.sh": call("a"), "b.sh": call("b", "restores")})
    tool(place, "check", "--write-baseline", "known.json", "--exclude", "known.json")
    known = ["--baseline", "known.json", "--exclude", "known.json"]
    entries = json.loads((place / "known.json").read_text())["calls"]
    prints = {each["fingerprint"] for each in findings(place, "--exclude", "known.json")["findings"]}
    expect({each["fingerprint"] for each in entries} == prints, "it lists the calls")
    (place / "a.sh").write_text("#!/bin/sh\n\n# moved\n\n" + call("a"))
    out, err = tool(place, "check", *known)
    expect("2 suppressed" in out and not err, f"calls that move stay known: {out}{err}")
    (place / "b.sh").write_text("echo\n")
    (place / "c.sh").write_text(call("c"))
    out, err = tool(place, "check", *known, status=1)
    expect("c.sh:1:" in out and "a.sh:" not in out, f"only the new one is reported: {out}")
    stale = [each["fingerprint"] for each in entries if each["file"] == "b.sh"]
    expect(err.count("is stale") == 1 and stale[0] in err, f"the stale entry is named: {err}")
    git(place, "add", "c.sh")
    err = tool(place, "check", *known, "--since", "HEAD", "c.sh", status=1)[1]
    expect(not err, f"an entry of a file that is not looked at is not stale: {err}")
    tool(place, "check", *known, "--write-baseline", "known.json", status=1)
    left = json.loads((place / "known.json").read_text())["calls"]
    expect([each["file"] for each in left] == ["a.sh"], f"stale entries go, new ones stay out: {left}")


def suppressions():
    mark = " # tenant2flex:ignore[{}] {}"
    place = repository({
        "known.sh": call("a", after=mark.format("tenant-backup-snapshots", "M2 goes (until 2026-12-31)")),
        "over.sh": "# tenant2flex:ignore[tenant-backup-snapshots] was (until 2026-06-30)\n" + call("b"),
        "unused.sh": "echo # tenant2flex:ignore[tenant-backup-restore] nothing here\n",
        "job.go": "package main\n\n// tenant2flex:ignore[tenant-backup-snapshots] kept\n",
    })
    day = ["--as-of", "2026-07-01"]
    calls = {each["file"]: each for each in findings(place, *day)["findings"]}
    known = calls["known.sh"]["suppression"]
    expect(known and known["until"] == "2026-12-31" and "M2 goes" in known["reason"], f"{known}")
    text = tool(place, "check", *day, status=1)[0]
    expect(re.search(r"over\.sh:2:\d+: error", text), f"an expired one does not count: {text}")
    expect(re.search(r"over\.sh:1:\d+: note", text), f"and is reported: {text}")
    expect(re.search(r"unused\.sh:1:\d+: note", text), f"one that suppresses nothing as well: {text}")
    expect(re.search(r"job\.go:3:\d+: note", text), f"in Go as well: {text}")
    tool(place, "migrate", *day)
    expect("backup/tenant" in (place / "known.sh").read_text(), "what is suppressed is not edited")
    expect("flexClusters" in (place / "over.sh").read_text(), "the other one is")


def statuses():
    place = repository({"a.sh": call("a"), "b.sh": call("b", "restores")})
    for day, kind in (("2026-01-21", "warning"), ("2026-01-22", "error")):
        expect(f"{kind}[" in tool(place, "check", "--as-of", day, status=1)[0], f"{day}: {kind}")
    tool(place, "check", "--exit-zero")
    only = findings(place, "--select", "tenant-backup-snapshots")["findings"]
    expect({each["file"] for each in only} == {"a.sh"}, "--select")
    rest = findings(place, "--ignore", "tenant-backup-snapshots")["findings"]
    expect({each["file"] for each in rest} == {"b.sh"}, "--ignore")
    (place / "wide.sh").write_bytes(call("w").encode("utf-16"))
    tool(place, "check", "--exclude", "[ab].sh", status=3)
    tool(place, "check", "--exclude", "[ab].sh", "--exit-zero", status=3)
    tool(place, "check", status=1)
    tool(place, "check", "--report", "json=no/such/folder.json", status=4)


def settings():
    place = repository({"a.sh": call("a"), "attic/b.sh": call("b"), "sub/c.sh": call("c"),
                        "seen.txt": "\n", ".gitignore": "left.sh\n", "left.sh": call("l")})
    file = place / ".tenant2flex.json"
    file.write_text('{\n  "exclude": ["attic/"],\n  "as-of": "2026-01-01"\n}\n')
    expect({each["file"] for each in findings(place)["findings"]} == {"a.sh", "sub/c.sh"}, "exclude")
    out = tool(place / "sub", "check", status=1)[0]
    expect("warning[" in out, "the settings are found from below")
    table = tool(place, "check", "--show-config", "--quiet")[0]
    for row in (r'exclude +\["attic/"\] +# \.tenant2flex\.json:2:3',
                r'as-of +"2026-01-01" +# \.tenant2flex\.json:3:3', r"quiet +true +# --quiet",
                r"jobs +- +# default"):
        expect(re.search(row, table), f"--show-config says {row}:\n{table}")
    listed = tool(place, "check", "--list-files")[0].split()
    expect(listed == [".gitignore", ".tenant2flex.json", "a.sh", "seen.txt", "sub/c.sh"],
           f"--list-files: {listed}")
    everything = tool(place, "check", "--list-files", "--no-config", "--no-ignore")[0].split()
    expect({"attic/b.sh", "left.sh"} < set(everything), f"--no-ignore: {everything}")
    file.write_text('{\n  "exclude": ["attic/"],\n  "formatt": "json"\n}\n')
    err = tool(place, "check", status=2)[1]
    expect(".tenant2flex.json:3:3: unknown key `formatt`; did you mean `format`?" in err, err)
    try:
        import jsonschema
    except ImportError:
        print("SKIPPED for want of python3 jsonschema")
        return
    schema = json.loads((ROOT / "rules/config.schema.json").read_text())
    check = jsonschema.Draft202012Validator(schema)
    expect(check.is_valid({"exclude": ["attic/"], "baseline": "k.json", "as-of": "2026-01-22"}),
           "the schema takes what the README shows")
    expect(not check.is_valid(json.loads(file.read_text())), "and refuses what the tool refuses")


def main():
    since()
    baseline()
    suppressions()
    statuses()
    settings()
    done("living.py")
    return 0


if __name__ == "__main__":
    sys.exit(main())
