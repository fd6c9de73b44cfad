"""Real files stay as they are; a call put into one is edited, and nothing else.

    splice.py [--count N] [--seed N] [FOLDER...]

Shell scripts, workflows, Markdown pages and Go files of the folders (default: a few of this
machine) are copied, each into a folder of its own. Without calls nothing is found in them and
nothing changes. Then one call is put into each at a place where the file's own grammar allows
one. Afterwards a file is what it was with the call migrated, or it was left alone and its call is
reported; anything else is a failure.
"""

import argparse
import collections
import json
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile

from bench import IS_WHOLE, tool

MARKERS = re.compile(rb"backup/tenant|[sS]haredTier|SharedCluster|BackupTenant|TenantRestore")
HOME = "https://cloud.mongodb.com/api/atlas/v2/groups/"
OLD, NEW = "vnd.atlas.2023-01-01+json", "vnd.atlas.2024-11-13+json"

# A shell command before and after.
COMMANDS = [
    (f'curl -s --digest -u "$T2F_USER" -H "Accept: application/{OLD}" '
     f'"{HOME}$T2F_G/clusters/$T2F_C/backup/tenant/snapshots"',
     f'curl -s --digest -u "$T2F_USER" -H "Accept: application/{NEW}" '
     f'"{HOME}$T2F_G/flexClusters/$T2F_C/backup/snapshots"'),
    (f"curl -s -H 'Accept: application/{OLD}' "
     f'{HOME}5f0000000000000000000001/clusters/Cluster0/backup/tenant/restores/"$T2F_R" '
     "| jq -r '.clusterName, .status'",
     f"curl -s -H 'Accept: application/{NEW}' "
     f'{HOME}5f0000000000000000000001/flexClusters/Cluster0/backup/restoreJobs/"$T2F_R" '
     "| jq -r '.instanceName, .status'"),
    (f'curl -sS -X POST -H "Accept: application/{OLD}" -H "Content-Type: application/json" '
     """-d '{"snapshotId":"5f0000000000000000000002","targetDeploymentItemName":"x"}' """
     f'"{HOME}${{T2F_G}}/clusters/${{T2F_C}}/backup/tenant/download" >/dev/null',
     f'curl -sS -X POST -H "Accept: application/{NEW}" -H "Content-Type: application/json" '
     """-d '{"snapshotId":"5f0000000000000000000002"}' """
     f'"{HOME}${{T2F_G}}/flexClusters/${{T2F_C}}/backup/download" >/dev/null'),
]

GO = """
func t2fSpliced(group, cluster string) (*http.Response, error) {
\trequest, err := http.NewRequest("GET", "%s"+group+"/%s/"+cluster+"/%s", nil)
\tif err != nil {
\t\treturn nil, err
\t}
\trequest.Header.Set("Accept", "application/%s")
\treturn http.DefaultClient.Do(request)
}
"""
GO_PAIR = (GO % (HOME, "clusters", "backup/tenant/snapshots", OLD),
           GO % (HOME, "flexClusters", "backup/snapshots", NEW))


def kind(path, data):
    """The grammar of a file, or None for one that is not tried."""
    name = path.name
    if name.endswith((".sh", ".bash")) or re.match(rb"#! ?/(usr/)?bin/(env )?(ba|da)?sh\b", data):
        return "shell"
    if name.endswith((".yml", ".yaml")) and ".github/workflows" in str(path):
        return "workflow"
    if name.endswith(".md"):
        return "markdown"
    if name.endswith(".go") and b'\t"net/http"\n' in data:
        return "go"
    return None


def candidates(folders):
    """Paths and bytes of the files to try, each content once, by kind."""
    found, seen = collections.defaultdict(list), set()
    for folder in folders:
        for base, inner, names in os.walk(folder):
            inner[:] = [name for name in inner if name not in (".git", ".build", "proc", "sys")]
            for name in names:
                path = pathlib.Path(base, name)
                try:
                    if path.is_symlink() or not path.is_file() or path.stat().st_size > 200_000:
                        continue
                    data = path.read_bytes()
                except OSError:
                    continue
                what = kind(path, data)
                if not what or b"\0" in data or MARKERS.search(data) or data in seen:
                    continue
                seen.add(data)
                found[what].append((path, data))
    return found


def statements(node):
    """The statements of every list of a tree of shfmt that is no command substitution."""
    if isinstance(node, dict):
        if node.get("Type") in ("CmdSubst", "ProcSubst"):
            return
        for name, value in node.items():
            if name in ("Stmts", "Then", "Do") and isinstance(value, list):
                yield from value
            yield from statements(value)
    elif isinstance(node, list):
        for value in node:
            yield from statements(value)


def shell_places(data):
    """Offsets of lines that begin with a statement, with their indentation."""
    done = subprocess.run(["shfmt", "-tojson"], input=data, capture_output=True)
    if done.returncode:
        return []
    places = set()
    for statement in statements(json.loads(done.stdout)):
        start = statement["Pos"]["Offset"]
        line = data.rfind(b"\n", 0, start) + 1
        before = data[line:start]
        # A line that an escaped line end joins to the one before is no beginning.
        if not before.strip() and not data[:line].endswith((b"\\\n", b"\\\r\n")):
            places.add((line, before))
    return sorted(places)


def workflow_places(data):
    """The first lines of the block scalars of `run:`."""
    return [(found.end(), found.group(1)) for found in
            re.finditer(rb"^ +(?:- )?run: \|\n(?=( +)\S)", data, re.M)]


def markdown_places(data):
    """The first lines of shell fences."""
    return [(found.end(), b"") for found in re.finditer(rb"^```(?:bash|sh|shell)\n", data, re.M)]


def spliced(what, data, chance):
    """The file with a call, and how it must look migrated; None where there is no place for one."""
    if what == "go":
        if not data.endswith(b"\n") or re.search(rb"^\s*(http\s*:?=|http \")", data, re.M):
            return None
        return tuple(data + text.encode() for text in GO_PAIR)
    places = {"shell": shell_places, "workflow": workflow_places,
              "markdown": markdown_places}[what](data)
    if not places:
        return None
    offset, indent = chance.choice(places)
    return tuple(data[:offset] + indent + text.encode() + b"\n" + data[offset:]
                 for text in chance.choice(COMMANDS))


def place_of(number, path, what):
    """Where a copy stands: by itself, under a name of its kind."""
    inner = ".github/workflows/" if what == "workflow" else ""
    return f"{number:06}/{inner}{path.name}"


def write(folder, files):
    for name, data in files.items():
        path = pathlib.Path(folder, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def changed(folder, files):
    return [name for name, data in files.items() if pathlib.Path(folder, name).read_bytes() != data]


def findings(folder, files):
    """The report of a check; what is wrong when there is none. The files are kept then."""
    answer = tool("check", "--no-ignore", "--format", "json", folder=folder, seconds=3000)
    if answer.status in (0, 1, 3):
        return json.loads(answer.out)
    for name, data in files.items():
        keep(name, data, data)
    raise SystemExit(f"check ends with {answer.status}: {answer.err[-1000:].decode()}")


def untouched(files):
    """Problems of a run over files without calls."""
    with tempfile.TemporaryDirectory() as folder:
        write(folder, files)
        problems = [f"check: {entry['file']}: {entry['message']}"
                    for entry in findings(folder, files)["findings"]]
        tool("migrate", "--no-ignore", "--unsafe-fixes", "--mentions", folder=folder, seconds=3000)
        return problems + [f"migrate changes {name}" for name in changed(folder, files)]


def edited(pairs):
    """Problems of a run over files with one call each, and how many were migrated."""
    with tempfile.TemporaryDirectory() as folder:
        before = {name: pair[0] for name, pair in pairs.items()}
        write(folder, before)
        report = findings(folder, before)
        named = {entry["file"] for entry in report["findings"]}
        named |= {entry.get("file") for entry in report["errors"]}
        tool("migrate", "--no-ignore", folder=folder, seconds=3000)
        problems, migrated = [], collections.Counter()
        for name, (old, new) in pairs.items():
            data = pathlib.Path(folder, name).read_bytes()
            if data == new:
                migrated["migrated"] += 1
            elif data != old:
                problems.append(f"{name}: other bytes than those of the call were edited")
                keep(name, old, data)
            elif name not in named:
                problems.append(f"{name}: the call is not reported")
                keep(name, old, data)
            else:
                migrated["left"] += 1
        return problems, migrated


def keep(name, old, data):
    """Keeps a failure for a person to look at, where SPLICE_KEEP says."""
    if folder := os.environ.get("SPLICE_KEEP"):
        write(pathlib.Path(folder, "before"), {name: old})
        write(pathlib.Path(folder, "after"), {name: data})


def machine():
    """Folders of this machine that hold files to try, and the standard library of Go."""
    folders = ["/etc", "/usr/bin", "/usr/lib/git-core", "/usr/share/bash-completion", "/usr/share/doc"]
    if shutil.which("go"):
        root = subprocess.run(["go", "env", "GOROOT"], capture_output=True, text=True).stdout
        folders += [f"{root.strip()}/src/net", f"{root.strip()}/src/cmd/go"]
    return folders


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--count", type=int, default=2000 if IS_WHOLE else 12, help="files at most of each kind")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("folders", nargs="*", default=machine())
    chosen = options.parse_args()
    if not shutil.which("shfmt"):
        raise SystemExit("SKIPPED for want of shfmt")
    chance = random.Random(chosen.seed)
    files, pairs, kinds = {}, {}, collections.Counter()
    for what, found in sorted(candidates(chosen.folders).items()):
        chance.shuffle(found)
        for path, data in found[:chosen.count]:
            name = place_of(len(files), path, what)
            files[name] = data
            kinds[what] += 1
            if pair := spliced(what, data, chance):
                pairs[name] = pair
    problems = untouched(files)
    more, migrated = edited(pairs)
    problems += more
    print(f"{len(files)} files ({', '.join(f'{n} {k}' for k, n in sorted(kinds.items()))}), "
          f"{len(pairs)} with a call put in: {migrated['migrated']} migrated, "
          f"{migrated['left']} left and reported, {len(problems)} problems")
    for problem in problems[:20]:
        print(problem)
    sys.exit(bool(problems) or not migrated["migrated"])


main()
