"""Counts the instructions of fixed work, and compares them with the figures in instructions.txt.

    instructions.py BUILD TOOL            fails where a figure is more than 3 % above what is written
    instructions.py BUILD TOOL NAME...    the same for some of them
    instructions.py BUILD TOOL --renew    writes the figures anew

BUILD says which figures TOOL is compared with: those of the `debug` build that is measured for its
coverage, which .ci/run has made for the tests anyway, or those of a `release` build as Tests/release
makes it, which takes longer to build than CI has. The first tell nothing of what the optimiser does,
but all of work that is done twice. The figures are renewed by

    swift build --enable-code-coverage --product tenant2flex &&
      python3 -B Tests/Benchmarks/instructions.py debug .build/debug/tenant2flex --renew
    python3 -B Tests/Benchmarks/instructions.py release "$(Tests/release)" --renew

Seconds depend on the machine and on what else it does; the instructions of a program do not, as long
as the toolchain and the C library are the same. They are counted by callgrind (package `valgrind`),
those of the program and not of the system, with one thread. What else could move them is held still:
the environment, the length of paths, the seed of hashed collections (SWIFT_DETERMINISTIC_HASHING),
and which of its functions the C library takes for the kind of processor (GLIBC_TUNABLES).

Renew the figures with the change that is meant to move them, and say in its message why they moved.
"""

import concurrent.futures
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
FIGURES = pathlib.Path(__file__).resolve().with_name("instructions.txt")
SLACK = 0.03
BUILDS = ("debug", "release")

ENVIRONMENT = {
    "LC_ALL": "C",
    "SWIFT_DETERMINISTIC_HASHING": "1",
    "LLVM_PROFILE_FILE": "/dev/null",
    "GLIBC_TUNABLES": ":".join((
        "glibc.cpu.hwcaps=-AVX512F,-AVX512VL,-AVX512BW,-AVX2,-AVX,-ERMS,-FSRM,-RTM,-BMI2,-SSE4_2",
        "glibc.cpu.x86_data_cache_size=32768", "glibc.cpu.x86_shared_cache_size=1048576",
        "glibc.cpu.x86_non_temporal_threshold=786432", "glibc.malloc.arena_max=1")),
}

SHELL = r"""fetch_{0}() {{
  local group=$1 cluster=${{2:-main}}
  if [ -z "$group" ]; then echo "usage: fetch GROUP" >&2; return 1; fi
  case "$cluster" in
    prod*) retries=5 ;;
    *) retries=2 ;;
  esac
  for try in 1 2 3; do
    curl --silent --user "$KEY:$SECRET" --digest -H "Accept: application/json" \
      "https://cloud.mongodb.com/api/atlas/v2/groups/$group/clusters/$cluster" |
      jq -r '.name' && break
  done
}}
fetch_{0} "$GROUP_ID"
"""
CALL = r"""curl -s -u "$KEY:$SECRET" --digest -H "Accept: application/vnd.atlas.2023-01-01+json" \
  "https://cloud.mongodb.com/api/atlas/v2/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/snapshots"
"""
GO_HEAD = """package atlas

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
)

// Snapshots lists them.
func Snapshots(client *http.Client, group, cluster string) (*http.Response, error) {
	return client.Get("https://cloud.mongodb.com/api/atlas/v2/groups/" + group + "/clusters/" +
		cluster + "/backup/tenant/snapshots")
}

"""
GO = """// Fetch{0} gets what the path says.
func Fetch{0}(ctx context.Context, client *http.Client, group string, limits map[string]int) error {{
	if limit, ok := limits[group]; ok && limit > {0} {{
		return fmt.Errorf("%s: %d is above %d", group, limit, {0})
	}}
	url := fmt.Sprintf("https://cloud.mongodb.com/api/atlas/v2/groups/%s/clusters/{0}", group)
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {{
		return err
	}}
	request.Header.Set("Accept", "application/json")
	answer, err := client.Do(request)
	if err != nil {{
		return err
	}}
	defer answer.Body.Close()
	return json.NewDecoder(answer.Body).Decode(&struct{{ Name string `json:"name"` }}{{}})
}}

"""
SDK = """package atlas

import (
	"context"

	"go.mongodb.org/atlas-sdk/v20231115001/admin"
)

// Names gets the names of all snapshots.
func Names(ctx context.Context, client *admin.APIClient, group, cluster string) ([]string, error) {
	page, _, err := client.SharedTierSnapshotsApi.ListSharedClusterBackups(ctx, group, cluster).Execute()
	if err != nil {
		return nil, err
	}
	names := []string{}
	for _, snapshot := range page.GetResults() {
		names = append(names, snapshot.GetId())
	}
	return names, nil
}
"""
WORKFLOW = """name: backup
on: { schedule: [{ cron: "0 3 * * *" }] }
jobs:
  backup:
    runs-on: ubuntu-latest
    env: { GROUP_ID: "5f1", CLUSTER: main }
    steps:
      - name: list
        run: |
          %s"""


def user_rules(count):
    """The built-in rules again and again, as if of other paths and names."""
    rules = json.loads((ROOT / "rules/tenant-backup.json").read_text())
    own = [json.dumps(rule) for rule in rules["rules"]]
    rules["rules"] = []
    for n in range(count):
        rule = json.loads(own[n % len(own)])
        old = rule["deprecated"]
        old["path"] = old["path"].replace("backup/tenant", f"backup/tenant{n}")
        old["operationIds"] = [f"{name}{n}" for name in old["operationIds"]]
        rule["id"] += f"-{n}"
        if "commandLine" in rule:
            commands = rule["commandLine"]
            commands["group"]["deprecated"] += str(n)
            commands["operations"] = {f"{name}{n}": new for name, new in commands["operations"].items()}
        if "terraform" in rule:
            rule["terraform"]["type"]["deprecated"] += str(n)
        rules["rules"].append(rule)
    return json.dumps(rules)


def trees(folder):
    """The inputs of the measurements, the same in every run."""
    for name in ("empty", "walk", "shell", "calls", "many", "go", "sdk", "flow"):
        (folder / name).mkdir()
    (folder / "shell/backup.sh").write_text(
        "#!/usr/bin/env bash\n" + "".join(SHELL.format(n) for n in range(4)) + CALL)
    (folder / "calls/backup.sh").write_text("#!/usr/bin/env bash\n" + CALL * 4)
    (folder / "many/backup.sh").write_text("#!/usr/bin/env bash\n" + CALL * 64)
    (folder / "go/atlas.go").write_text(GO_HEAD + "".join(GO.format(n) for n in range(3)))
    (folder / "go/go.mod").write_text("module example.com/atlas\n\ngo 1.22\n")
    (folder / "sdk/names.go").write_text(SDK)
    (folder / "sdk/go.mod").write_text(
        "module example.com/atlas\n\ngo 1.22\n\nrequire go.mongodb.org/atlas-sdk/v20231115001 v20231115001.0.0\n")
    workflow = folder / "flow/.github/workflows"
    workflow.mkdir(parents=True)
    (workflow / "backup.yaml").write_text(WORKFLOW % CALL.replace("\n", "\n          "))
    (folder / "walk/.git").mkdir()
    (folder / "walk/.gitignore").write_text("*.log\n/build/\n!keep.log\ndoc/**/*.tmp\n")
    for n in range(8):
        own = folder / f"walk/part{n}"
        own.mkdir()
        for k in range(12):
            text = f"line {n} {k} of a file without what is searched for\n" * (20 + 10 * k)
            (own / f"file{k}.{('c', 'go', 'log', 'sh')[k % 4]}").write_text(text)
    (folder / "rules.json").write_text(user_rules(200))


CHECK = ["check", "--jobs", "1", "--as-of", "2026-06-01"]
# A table: the measurements by name, with the arguments, the folder to run in and the exit status.
MEASUREMENTS = {
    "version": (["--version"], "empty", 0),
    "empty": (["check"], "empty", 0),
    "walk": (CHECK, "walk", 0),
    "shell": (CHECK, "shell", 1),
    "calls": (CHECK, "calls", 1),
    "go": (CHECK, "go", 1),
    "sdk": (CHECK, "sdk", 1),
    "flow": (CHECK, "flow", 1),
    "many": (CHECK, "many", 1),
    "rules": ([*CHECK, "--rules", "../rules.json"], "walk", 0),
}
# What takes too long to count in a debug build.
LONG = ("many", "rules")


def counted(tool, name, folder):
    """How many instructions a run has."""
    arguments, own, status = MEASUREMENTS[name]
    run = subprocess.run(
        [shutil.which("valgrind"), "--tool=callgrind", "--callgrind-out-file=/dev/null", tool, *arguments],
        cwd=folder / own, capture_output=True, text=True, stdin=subprocess.DEVNULL, env=ENVIRONMENT)
    found = re.search(r"Collected : (\d+)", run.stderr)
    if run.returncode != status or not found:
        sys.exit(f"instructions.py: {name}: exit status {run.returncode}: {(run.stderr + run.stdout)[-2000:]}")
    return int(found[1])


def measured(tool, names):
    """Some figures, by name."""
    if not shutil.which("valgrind"):
        sys.exit("instructions.py: valgrind is not installed")
    # A path that is always as long, below no repository.
    with tempfile.TemporaryDirectory(prefix="instructions-", dir="/tmp") as place:
        folder = pathlib.Path(place)
        trees(folder)
        bare = folder / "tenant2flex"
        subprocess.run(["strip", "-g", "-o", bare, tool], check=True)
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            return dict(zip(names, pool.map(lambda name: counted(bare, name, folder), names)))


def toolchain():
    """What made the tool, on which the figures depend."""
    run = subprocess.run(["swift", "--version"], capture_output=True, text=True)
    found = re.search(r"Swift version \S+", run.stdout)
    return found[0] if found else "unknown"


def written():
    """The figures in the file, by build, then by name."""
    if not FIGURES.exists():
        return {}
    head, *lines = [line.split() for line in FIGURES.read_text().splitlines()
                    if not line.startswith("#")]
    return {build: {line[0]: int(line[place]) for line in lines if line[place] != "-"}
            for place, build in enumerate(head) if place}


def renew(build, figures):
    """Writes the figures of a build."""
    known = written() | {build: figures}
    text = ("# Instructions of fixed work; instructions.py counts them and says how to renew them.\n"
            f"# {toolchain()}\n")
    builds = [each for each in BUILDS if each in known]
    text += f"{'work':10}" + "".join(f" {each:>14}" for each in builds) + "\n"
    for name in MEASUREMENTS:
        text += f"{name:10}" + "".join(f" {known[each].get(name, '-'):>14}" for each in builds) + "\n"
    FIGURES.write_text(text)


def main():
    build, tool, *rest = sys.argv[1:] if len(sys.argv) > 2 else ("", "")
    renews = rest == ["--renew"]
    if build not in BUILDS or not renews and not set(rest) <= set(MEASUREMENTS):
        sys.exit(__doc__)
    names = [name for name in MEASUREMENTS if build == "release" or name not in LONG]
    chosen = [name for name in names if renews or not rest or name in rest]
    figures = measured(pathlib.Path(tool).resolve(), chosen)
    if renews:
        renew(build, figures)
    known = written().get(build, {})
    if set(known) != set(names):
        sys.exit("instructions.py: the figures are not those of the measurements; renew them")
    failed = False
    for name, count in figures.items():
        change = count / known[name] - 1
        words = "ok" if abs(change) <= SLACK else (
            "ABOVE THE LIMIT" if change > 0 else "below: renew the figures, so that it stays so")
        print(f"{name:10} {count:12} {100 * change:+6.1f} % {words}")
        failed = failed or change > SLACK
    if failed and toolchain() not in FIGURES.read_text():
        print(f"instructions.py: the figures are of another toolchain than {toolchain()}")
    return failed


if __name__ == "__main__":
    sys.exit(main())
