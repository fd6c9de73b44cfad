"""Trees that try to lead the tool out of themselves, or to make it hang, or to run something."""

import os
import pathlib
import shutil
import socket
import stat
import subprocess
import sys
import tempfile

from bench import environment, tool, tree

CALL = (
    'curl -u "$KEYS" -H "Accept: application/vnd.atlas.2023-01-01+json" '
    '"https://cloud.mongodb.com/api/atlas/v2/groups/$G/clusters/$C/backup/tenant/snapshots"\n')
FLEX = CALL.replace("2023-01-01", "2024-11-13").replace("/clusters/", "/flexClusters/").replace(
    "/backup/tenant/", "/backup/")
SHARED = 'URL="https://cloud.mongodb.com/api/atlas/v2/groups/$G/clusters/$C/backup/tenant"\n'
USER = (
    'curl -u "$KEYS" -H "Accept: application/vnd.atlas.2023-01-01+json" "$URL/snapshots"\n')

# File names that mean something to a terminal, a shell, a parser of options, or to nobody.
NAMES = [
    b"-rf.sh", b"--output=stolen.sh", b"new\nline.sh", b"quote'\".sh", b"esc\x1b[31m.sh",
    b"\xff\xfe\x80.sh", b"$(touch pwned).sh", b"`touch pwned`.sh", b"; touch pwned .sh",
    b"%0A::error::x.sh", b"tab\tback\\slash.sh", "\u202ertl\u2028.sh".encode(), b"a" * 252 + b".sh",
    b" space .sh", b"*.sh", b"~.sh", b"#.sh", b"<script>.sh", b"=1+1.sh", b"|pipe.sh", b"\r.sh",
    b"\x7f\x9b.sh", b"...sh", b"b/ /dots/...sh", b"-", b"--",
]

problems = []


def expect(isTrue, what, *more):
    if not isTrue:
        problems.append((what, *more))


class Place:
    """A folder with a tree to migrate and an outside that must stay as it is."""

    def __enter__(self):
        self.home = tempfile.mkdtemp(prefix="hostile-")
        self.inside, self.outside = self.home + "/in", self.home + "/out"
        os.mkdir(self.inside)
        os.mkdir(self.outside)
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.home)

    def put(self, path, text):
        path = os.path.join(self.home, path)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        pathlib.Path(path).write_text(text)
        return path

    def migrate(self, *paths):
        """Migrates the tree; the outside must not change."""
        before = tree(self.outside)
        try:
            answer = tool("migrate", "--unsafe-fixes", *paths, folder=self.inside)
        except subprocess.TimeoutExpired:
            expect(False, "it hangs", paths)
            return None
        expect(answer.status >= 0, "it crashes", answer)
        expect(tree(self.outside) == before, "it writes outside", paths, answer)
        expect(
            not any(b".tenant2flex-" in name for name in tree(self.home)), "it leaves files", paths)
        return answer


def sourced_from_outside():
    for spelling in (
            "../out/shared.sh", "{home}/out/shared.sh", "./../out/../out/shared.sh",
            "sub/../../out/shared.sh", "link/shared.sh", "link.sh", "$(dirname $0)/../out/shared.sh",
            "//{home}/out/shared.sh", "/proc/self/cwd/../out/shared.sh"):
        with Place() as place:
            place.put("out/shared.sh", SHARED)
            os.symlink("../out", place.inside + "/link")
            os.symlink("../out/shared.sh", place.inside + "/link.sh")
            os.mkdir(place.inside + "/sub")
            place.put("in/user.sh", f". {spelling.format(home=place.home)}\n" + USER)
            place.migrate()
        # What is never opened cannot hang: the same with a pipe.
        with Place() as place:
            os.mkfifo(place.outside + "/shared.sh")
            os.symlink("../out", place.inside + "/link")
            os.symlink("../out/shared.sh", place.inside + "/link.sh")
            place.put("in/user.sh", f". {spelling.format(home=place.home)}\n" + USER + CALL)
            place.migrate()


def bodies_and_programs_from_outside():
    body = '{"snapshotId": "1", "clusterName": "c", "projectId": "p"}\n'
    post = CALL.replace("curl ", "curl -X POST ").replace("snapshots", "download")
    for option in ("-d @../out/body.json", "-d @{home}/out/body.json", "-K ../out/curlrc",
                   "-H @../out/headers", "-d @/dev/stdin", "-d @/proc/self/environ"):
        with Place() as place:
            place.put("out/body.json", body)
            place.put("out/headers", "Accept: application/vnd.atlas.2023-01-01+json\n")
            place.put("out/curlrc", "header = Accept: application/vnd.atlas.2023-01-01+json\n")
            place.put(
                "in/user.sh",
                post.replace("curl ", f"curl {option.format(home=place.home)} ", 1)
                + CALL.strip() + " | jq -f ../out/program.jq\n")
            place.put("out/program.jq", ".clusterName\n")
            place.migrate()


def links():
    with Place() as place:
        target = place.put("out/x.sh", CALL)
        os.symlink(target, place.inside + "/link.sh")
        os.symlink("../out", place.inside + "/folder")
        os.symlink("loop", place.inside + "/loop")
        os.symlink("nowhere", place.inside + "/gone.sh")
        os.symlink(".", place.inside + "/here")
        place.put("in/sub/real.sh", CALL)
        place.migrate()
        expect(pathlib.Path(place.inside, "sub/real.sh").read_text() == FLEX, "not migrated")
        expect(os.path.islink(place.inside + "/link.sh"), "a link was replaced")
    # A link that is named is resolved; its target is replaced if it is in the tree.
    with Place() as place:
        place.put("in/sub/real.sh", CALL)
        os.symlink("sub/real.sh", place.inside + "/link.sh")
        place.migrate("link.sh")
        expect(pathlib.Path(place.inside, "sub/real.sh").read_text() == FLEX, "not migrated")
        expect(os.path.islink(place.inside + "/link.sh"), "a link was replaced")
    with Place() as place:
        target = place.put("out/x.sh", CALL)
        os.symlink(target, place.inside + "/link.sh")
        answer = place.migrate("link.sh")
        expect(answer is None or answer.status != 0, "silent about a link outward", answer)


def special_files():
    with Place() as place:
        os.mkfifo(place.inside + "/pipe.sh")
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind(place.inside + "/socket.sh")
        try:
            os.mknod(place.inside + "/zero.sh", stat.S_IFCHR | 0o666, os.makedev(1, 5))
        except OSError:
            pass  # Only root may.
        place.put("in/real.sh", ". ./pipe.sh\n. ./zero.sh\n. ./socket.sh\n. /dev/zero\n" + CALL)
        place.migrate()
        text = pathlib.Path(place.inside, "real.sh").read_text()
        expect("flexClusters" in text or "clusters/$C" in text, "damaged", text)
        answer = place.migrate("pipe.sh", "/dev/zero", "/dev/null")
        expect(answer and answer.status == 3, "special files that were named", answer)
        expect(answer and answer.err.count(b"not a regular file") == 3, "not told", answer)
    with Place() as place:
        place.migrate("/proc/self/environ", "/proc/self/maps", "/proc/self/task")


# What the tool itself looks for in a tree; each group stands in a tree of its own.
SOUGHT = [
    [".gitignore", ".ignore", ".git/config", ".git/info/exclude", ".git/HEAD", "go.mod", ".curlrc",
     "body.json", ".env", "action.yml", "go.work"],
    [".git"], [".tenant2flex.json"], ["lib.sh"],
]


def sought_files():
    """What it looks for may be a pipe, a link to a device or to itself, a folder, or large."""
    script = CALL + CALL.replace("curl ", "curl -d @body.json ") + ". ./lib.sh\n"
    makes = {
        "a pipe": os.mkfifo,
        "a link to a device": lambda path: os.symlink("/dev/zero", path),
        "a link to itself": lambda path: os.symlink(os.path.basename(path), path),
        "a link to a folder": lambda path: os.symlink("/proc/self", path),
        "a folder": os.mkdir,
        "a large file": lambda path: pathlib.Path(path).write_bytes(b"a/\n" * (1 << 13)),
    }
    for sought in SOUGHT:
        for what, make in makes.items():
            with Place() as place:
                for name in sought:
                    path = place.put("in/" + name, "")
                    os.remove(path)
                    make(path)
                place.put("in/user.sh", script)
                place.put("in/main.go", "package main\n")
                answer = place.migrate()
                text = pathlib.Path(place.inside, "user.sh").read_text()
                # Settings that cannot be read are refused; nothing else stops the first call.
                isRefused = answer is not None and answer.status == 2 and "json" in sought[0]
                expect(text.startswith(FLEX) or isRefused, "not migrated", sought, what, answer)
    return sum(map(len, SOUGHT)) * len(makes)


def settings():
    """Settings that come with a repository can have reports written in their folder only."""
    spellings = (
        "../out/x.sh", "{home}/out/x.sh", "sub/../../out/x.sh", "link/x.sh", "link/new.sh",
        "link.sh", "gone.sh", ".git/config", ".git/hooks/post-checkout", "sub/.GIT/config",
        "pipe.sh", "/dev/stdout", "//{home}/out/x.sh", "here/../../out/x.sh", "..", ".", "/")
    for spelling in spellings:
        for key in ('"output": "{}"', '"report": ["diff={}"]'):
            with Place() as place:
                place.put("out/x.sh", "mine\n")
                os.symlink("../out", place.inside + "/link")
                os.symlink("../out/x.sh", place.inside + "/link.sh")
                os.symlink("../out/new.sh", place.inside + "/gone.sh")
                os.symlink(".", place.inside + "/here")
                os.mkfifo(place.inside + "/pipe.sh")
                place.put("in/.git/config", "[core]\n")
                place.put("in/sub/real.sh", CALL)
                setting = key.format(spelling.format(home=place.home))
                place.put("in/.tenant2flex.json", "{ " + setting + " }\n")
                before = tree(place.home)
                for command in (["check"], ["check", "sub"], ["migrate"]):
                    answer = tool(*command, folder=place.inside)
                    expect(answer.status == 2, "settings lead outside", spelling, command, answer)
                expect(tree(place.home) == before, "settings write outside", spelling, key)
    with Place() as place:
        place.put("in/sub/real.sh", CALL)
        place.put("in/.tenant2flex.json", '{ "report": ["json=report.json", "text=sub/x.txt"] }\n')
        for _ in range(2):
            answer = tool("check", folder=place.inside)
            expect(answer.status == 1 and b"retired" in answer.out, "own reports", answer)
        expect({b"in/report.json", b"in/sub/x.txt"} <= set(tree(place.home)), "no reports")
    return 2 * len(spellings)


def names():
    with Place() as place:
        for name in NAMES:
            path = os.path.join(os.fsencode(place.inside), name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            pathlib.Path(os.fsdecode(path)).write_text("#!/bin/sh\n" + CALL)
        before, all_before = tree(place.inside), tree(place.home)
        tool("check", folder=place.inside)
        expect(tree(place.home) == all_before, "check writes")
        dry = tool("migrate", "--dry-run", folder=place.inside)
        expect(tree(place.home) == all_before, "a dry run writes")
        copy = place.home + "/copy"
        shutil.copytree(place.inside, copy)
        applied = subprocess.run(
            ["git", "apply", "-"], cwd=copy, input=dry.out, capture_output=True,
            env=environment(GIT_CEILING_DIRECTORIES=place.home))
        expect(applied.returncode == 0, "git apply", applied.stderr)
        answer = place.migrate()
        expect(answer.status == 0, "hostile names", answer)
        after = tree(place.inside)
        expect(after.keys() == before.keys(), "other files", after.keys() ^ before.keys())
        for name, (_, content) in after.items():
            expect(content == ("#!/bin/sh\n" + FLEX).encode(), "not migrated", name)
        expect(tree(copy) == after, "the patch gives something else")
    # The same, each named on the command line.
    for name in NAMES:
        with Place() as place:
            path = os.path.join(os.fsencode(place.inside), name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            pathlib.Path(os.fsdecode(path)).write_text("#!/bin/sh\n" + CALL)
            answer = place.migrate("--", b"./" + name)
            text = pathlib.Path(os.fsdecode(path)).read_text()
            expect(text == "#!/bin/sh\n" + FLEX, "not migrated", name, answer)


def main():
    for case in (sourced_from_outside, bodies_and_programs_from_outside, links, special_files, names):
        case()
    sought, set_up = sought_files(), settings()
    for problem in problems:
        print("PROBLEM", *problem)
    print(f"{len(NAMES)} hostile names, {sought} hostile files that the tool looks for, "
          f"{set_up} hostile settings, {len(problems)} problems")
    return len(problems) > 0


if __name__ == "__main__":
    sys.exit(main())
