"""Kills `tenant2flex migrate` at every call to the system, and lets every call fail.

Afterwards each file must be old or new to the byte, the exit status and the messages true, and the
next run must come to the right end and leave nothing behind. Prints what was tried.
"""

import collections
import errno
import multiprocessing
import os
import random
import shutil
import subprocess
import sys
import tempfile

from bench import IS_WHOLE, ROOT, TOOL, Answer, environment, injector, tool, tree

ERRORS = ["ENOSPC", "EIO", "EACCES", "EINTR", "EROFS", "EPERM", "ENOENT", "EDQUOT", "EAGAIN"]

# A group: one call whose address, header and reader stand in three files of two folders.
GROUP = {
    "lib/place.sh": "#!/bin/bash\n"
    'BASE="https://cloud.mongodb.com/api/atlas/v2"\n'
    'RESTORES="$BASE/groups/$GROUP_ID/clusters/$CLUSTER/backup/tenant/restores"\n',
    "lib/headers.sh": "#!/bin/bash\n"
    'ACCEPT="Accept: application/vnd.atlas.2023-01-01+json"\n',
    "restores.sh": "#!/bin/bash\n"
    ". lib/place.sh\n"
    ". lib/headers.sh\n"
    'curl -sS --digest -u "$KEYS" -H "$ACCEPT" "$RESTORES" |\n'
    "  jq -r '.results[] | .clusterName'\n",
}

# A Go package: the marker stands in one file, the call in the other.
PACKAGE = {
    "paths.go": "package main\n\n"
    'const tail = "/backup/tenant/snapshots"\n'
    'const accept = "application/vnd.atlas.2023-01-01+json"\n',
    "list.go": 'package main\n\nimport "net/http"\n\n'
    "func list(client *http.Client, cluster string) (*http.Response, error) {\n"
    '\turl := "https://cloud.mongodb.com/api/atlas/v2/groups/1/clusters/" + cluster + tail\n'
    '\trequest, err := http.NewRequest("GET", url, nil)\n'
    "\tif err != nil {\n\t\treturn nil, err\n\t}\n"
    '\trequest.Header.Set("Accept", accept)\n'
    "\treturn client.Do(request)\n}\n",
}


def single():
    script = (ROOT / "examples/shared-headers/atlas.sh").read_text()
    return {"atlas.sh": script}


class Scene:
    """One set of files, before and after the migration."""

    def __init__(self, name, files, library):
        self.name, self.library = name, library
        self.home = tempfile.mkdtemp(prefix="faults-")
        self.folder = os.path.join(self.home, "work")
        self.files = files
        self.reset()
        self.old = tree(self.folder)
        answer = self.run()
        assert answer.status == 0, answer
        self.new = tree(self.folder)
        self.changed = [name for name in self.old if self.old[name] != self.new[name]]
        assert self.old.keys() == self.new.keys() and len(self.changed) == len(files), self.changed
        self.problems = []
        self.tried = collections.Counter()

    def reset(self):
        shutil.rmtree(self.folder, ignore_errors=True)
        for name, text in self.files.items():
            path = os.path.join(self.folder, name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "w") as file:
                file.write(text)
            os.chmod(path, 0o750)
            try:
                os.setxattr(path, "user.note", b"kept")
            except OSError:
                pass  # A file system without extended attributes.

    def run(self, **variables):
        if variables:
            variables["LD_PRELOAD"] = self.library
        return tool("migrate", "--jobs", "1", folder=self.folder, **variables)

    def calls(self, **variables):
        """The number of calls of one migration, of those outside, and where writing begins."""
        self.reset()
        counted = os.path.join(self.home, "count")
        self.run(FAULT_COUNT=counted, **variables)
        with open(counted) as file:
            return [int(word) for word in file.read().split()][:3]

    def blame(self, what, mode, index, answer):
        self.problems.append((self.name, mode, index, what, answer))

    def states(self):
        """How many files are new, and how many old; None when one is neither."""
        now = tree(self.folder)
        kinds = [
            "new" if now.get(name) == self.new[name] else
            "old" if now.get(name) == self.old[name] else "torn" for name in self.changed]
        return kinds, sorted(set(now) - set(self.old))

    def next_run(self, mode, index):
        answer = self.run()
        if answer.status != 0 or tree(self.folder) != self.new:
            self.blame("the next run does not come to the end", mode, index, answer)

    def kill(self, mode, index, **variables):
        self.reset()
        answer = self.run(FAULT_AT=index, FAULT_MODE=mode, **variables)
        kinds, _ = self.states()
        if "torn" in kinds:
            self.blame("a file is neither old nor new", mode, index, answer)
        self.tried["killed between two files"] += "old" in kinds and "new" in kinds
        self.tried["kills survived"] += answer.status == -9
        self.next_run(mode, index)

    def kill_twice(self, first, second):
        self.reset()
        self.run(FAULT_AT=first, FAULT_MODE="before")
        answer = self.run(FAULT_AT=second, FAULT_MODE="before")
        kinds, _ = self.states()
        if "torn" in kinds:
            self.blame("a file is neither old nor new", "twice", (first, second), answer)
        self.tried["kills of a run and of the next"] += 1
        self.next_run("twice", (first, second))

    def fail(self, name, index, **variables):
        self.reset()
        answer = self.run(FAULT_AT=index, FAULT_MODE=getattr(errno, name), **variables)
        kinds, stray = self.states()
        told = answer.err + answer.out
        if "torn" in kinds:
            self.blame("a file is neither old nor new", name, index, answer)
        elif len(set(kinds)) > 1:
            self.blame("a part of the group is new", name, index, answer)
        elif kinds[0] == "old" and (answer.status == 0 or not told):
            self.blame("nothing was written, and it does not say so", name, index, answer)
        elif kinds[0] == "old" and b"\n1 migrated" in told:
            self.blame("it says what was not done", name, index, answer)
        elif kinds[0] == "new" and answer.status not in (0, 4, 3):
            self.blame("all was written, and it says something else", name, index, answer)
        # A file that the system says is not there cannot be removed.
        if stray and name != "ENOENT":
            self.blame(f"left behind: {stray}", name, index, answer)
        if name == "EINTR" and (answer.status != 0 or kinds[0] != "new"):
            self.blame("an interrupted call was not repeated", name, index, answer)
        self.tried["calls failed"] += 1
        self.next_run(name, index)

    def check(self, **variables):
        return tool(
            "check", "--jobs", "1", folder=self.folder, LD_PRELOAD=self.library, **variables)

    def look_only(self):
        """`check` and `--dry-run` make no file, write none, and go nowhere else."""
        self.reset()
        counted = os.path.join(self.home, "count")
        for command in (["check"], ["migrate", "--dry-run"]):
            answer = tool(
                *command, folder=self.folder, LD_PRELOAD=self.library, FAULT_COUNT=counted)
            with open(counted) as file:
                _, outside, made, _ = [int(word) for word in file.read().split()]
            if outside or made >= 0 or tree(self.folder) != self.old or answer.status != 1:
                self.blame("it does more than look", command, (outside, made), answer)

    def leave_unread(self):
        """Each time that a check opens a file, that fails: it must say so, once."""
        self.reset()
        counted = os.path.join(self.home, "count")
        for path in self.files:
            name = os.path.basename(path)
            self.check(FAULT_NAME=name, FAULT_COUNT=counted)
            with open(counted) as file:
                opened = int(file.read().split()[3])
            if opened == 0:
                self.blame("it was not opened", path, 0, None)
            for index in range(opened):
                answer = self.check(FAULT_NAME=name, FAULT_AT=index)
                none = b"No deprecated calls" in answer.out
                if answer.err != f"tenant2flex: {path}: Input/output error\n".encode():
                    self.blame("what could not be read is not told once", path, index, answer)
                elif answer.status != (3 if none else 1):
                    self.blame("it could not be read, and the status is wrong", path, index, answer)
                self.tried["files not read"] += 1
                self.tried["calls missed and told"] += none

    def leave_rules_unread(self):
        """What an ignore file leaves out is not known when it cannot be read: it is named."""
        self.reset()
        os.makedirs(os.path.join(self.folder, ".git/info"))
        for name in (".gitignore", ".ignore"):
            with open(os.path.join(self.folder, name), "w") as file:
                file.write("nothing\n")
        for name in (".gitignore", ".ignore"):
            answer = self.check(FAULT_NAME=name, FAULT_AT=0)
            if answer.err != f"tenant2flex: {name}: Input/output error\n".encode():
                self.blame("rules that could not be read are not told", name, 0, answer)
            self.tried["ignore files not read"] += 1

    def source_nothing(self):
        """A file that is sourced and does not exist, or that cannot be one, is no problem."""
        self.reset()
        first = next(iter(self.files))
        with open(os.path.join(self.folder, first), "a") as file:
            file.write(". ./nowhere.sh\n. ./folder\n. /dev/null\n")
        os.mkdir(os.path.join(self.folder, "folder"))
        # No more is a binary or UTF-16 file that holds the names of scripts.
        names = " ".join(os.path.basename(path) for path in self.files)
        for name, content in (("data", b"\0" + names.encode()), ("notes", names.encode("utf-16"))):
            with open(os.path.join(self.folder, name), "wb") as file:
                file.write(content)
        answer = self.check()
        if answer.status != 1 or answer.err:
            self.blame("it complains about what is not there", first, 0, answer)

    def disturb(self, mode, index, file, **variables):
        """Somebody else writes in the middle: what they wrote must be kept."""
        self.reset()
        path, other = os.path.join(self.folder, file), os.path.join(self.home, "other")
        with open(other, "w") as text:
            text.write(self.files[file] + "# edited\n")
        os.chmod(other, 0o750)
        answer = self.run(
            FAULT_AT=index, FAULT_MODE=mode, FAULT_FILE=path, FAULT_OTHER=other, **variables)
        with open(path) as text:
            after = text.read()
        if "# edited" not in after:
            self.blame("the edit of somebody else is lost", mode, index, answer)
        # It must be told, unless it came before the reading or after the exchange. A file that is
        # put in the place of the finished one cannot be told from one that came in between.
        isLost = mode == "edit" and after == self.files[file] + "# edited\n"
        if answer.status not in ((4,) if isLost else (0, 4)):
            self.blame("the edit of somebody else is not told", mode, index, answer)
        self.tried["edits of others kept"] += 1
        self.tried["edits of others told"] += answer.status == 4
        _, stray = self.states()
        if stray:
            self.blame(f"left behind: {stray}", mode, index, answer)


def sample(total, begin, share, seed):
    """All calls, or a share of them for the usual run: another one for each kind of fault, and
    less of those before anything is written."""
    if IS_WHOLE:
        return list(range(total))
    share *= 1 + total // 150
    return [
        index for index in range(total)
        if (index + seed) % (share if index >= begin else 5 * share) == 0]


def torment(scene):
    total, outside, begin = scene.calls()
    if outside:
        scene.problems.append((scene.name, "outside", outside, "it goes outside", None))
    for mode in ("before", "after"):
        for index in sample(total, begin, 2, mode == "after"):
            scene.kill(mode, index)
    for seed, name in enumerate(ERRORS):
        for index in sample(total, begin, 8, seed):
            scene.fail(name, index)
    for file in scene.files:
        for mode in ("edit", "swap"):
            for index in sample(total, begin, 8, mode == "swap"):
                scene.disturb(mode, index, file)
    # The same where names cannot be exchanged.
    total, _, begin = scene.calls(FAULT_NO_EXCHANGE=1)
    for index in sample(total, begin, 4, 2):
        scene.kill("before", index, FAULT_NO_EXCHANGE=1)
        scene.fail("EIO", index, FAULT_NO_EXCHANGE=1)
    chance = random.Random(9)
    for _ in range(500 if IS_WHOLE else 10):
        scene.kill_twice(chance.randrange(begin, total), chance.randrange(total))
    return total


def full_disk(scene):
    """A limit of the file size: SIGXFSZ must not end the run, the new file must not be cut."""
    import resource
    scene.reset()
    size = min(len(content[1]) for content in scene.new.values())
    done = subprocess.run(
        [TOOL, "migrate", "--jobs", "1"], cwd=scene.folder, capture_output=True,
        env=environment(),
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size - 1, size - 1)))
    answer = Answer(done.returncode, done.stdout, done.stderr)
    if answer.status != 4 or tree(scene.folder) != scene.old:
        scene.blame("a file above the limit", "SIGXFSZ", 0, answer)
    scene.next_run("SIGXFSZ", 0)


def play(name, files, library):
    """Torments one scene; what was tried and what went wrong, in words."""
    scene = Scene(name, files, library)
    total = torment(scene)
    full_disk(scene)
    scene.look_only()
    scene.leave_unread()
    scene.source_nothing()
    tried = ", ".join(f"{number} {what}" for what, number in scene.tried.items())
    lines = [f"{name}: {total} calls to the system; {tried}"]
    for problem in scene.problems[:20]:
        lines += ["PROBLEM", *(f"  {part}" for part in problem)]
    shutil.rmtree(scene.home)
    return len(scene.problems), "\n".join(lines)


def read(name, files, library):
    """Only the faults of reading."""
    scene = Scene(name, files, library)
    scene.leave_unread()
    scene.leave_rules_unread()
    lines = [f"{name}: {scene.tried['files not read']} files and "
             f"{scene.tried['ignore files not read']} ignore files not read"]
    lines += [f"PROBLEM {problem}" for problem in scene.problems]
    shutil.rmtree(scene.home)
    return len(scene.problems), "\n".join(lines)


def main():
    library = injector()
    scenes = [("one file", single(), library), ("a group of three files", GROUP, library)]
    # Closed, not terminated: a caller may have blocked the signal that would end the workers.
    pool = multiprocessing.Pool(2)
    played = pool.starmap(play, scenes)
    pool.close()
    pool.join()
    played.append(read("a Go package", PACKAGE, library))
    for _, text in played:
        print(text)
    failed = sum(number for number, _ in played)
    print(f"{failed} problems")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
