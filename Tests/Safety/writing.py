"""What a replaced file keeps, and in which order its replacement reaches the disk."""

import errno
import os
import pathlib
import re
import shutil
import struct
import subprocess
import sys
import tempfile

from bench import TOOL, environment, injector, tool
from faults import GROUP, single
from hostile_trees import CALL, FLEX

problems, tried = [], []

# An access control list as the kernel keeps it (posix_acl_xattr.h): user::rwx user:4711:r--
# group::r-x mask::r-x other::---.
ACL = struct.pack("<I", 2) + b"".join(
    struct.pack("<HHI", tag, bits, who) for tag, bits, who in (
        (1, 7, 2**32 - 1), (2, 4, 4711), (4, 5, 2**32 - 1), (16, 5, 2**32 - 1), (32, 0, 2**32 - 1)))
ATTRIBUTES = {"user.note": b"kept", "user.bytes": bytes(range(256)), "user.empty": b"",
              "system.posix_acl_access": ACL}


def expect(isTrue, what, *more):
    if not isTrue:
        problems.append((what, *more))


class Script:
    """A folder with one script."""

    def __enter__(self):
        self.folder = tempfile.mkdtemp(prefix="writing-")
        self.path = os.path.join(self.folder, "a.sh")
        pathlib.Path(self.path).write_text(CALL)
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.folder)

    def migrate(self, *paths, **more):
        answer = tool("migrate", *paths, folder=self.folder, **more)
        expect(answer.status == 0, "it fails", answer)
        expect(pathlib.Path(self.path).read_text() == FLEX, "it is not migrated", answer)
        return answer.out + answer.err

    def attributes(self):
        return {name: os.getxattr(self.path, name) for name in os.listxattr(self.path)}


def rights():
    """Mode, owner, group and extended attributes; those of a script with the bits that chown(2)
    takes away as well."""
    owners = [(os.getuid(), os.getgid())] + [(4711, 4712)] * (os.getuid() == 0)
    for owner, group in owners:
        for mode in (0o644, 0o600, 0o755, 0o4755, 0o2750, 0o1777, 0o222):
            if mode == 0o222 and os.getuid():
                continue  # Nobody but root can read it.
            with Script() as script:
                os.chown(script.path, owner, group)
                os.chmod(script.path, mode)
                told = script.migrate()
                now = os.stat(script.path)
                expect((now.st_uid, now.st_gid) == (owner, group), "another owner", owner, now)
                expect(now.st_mode & 0o7777 == mode, "another mode", oct(mode), oct(now.st_mode))
                expect(b"could not be kept" not in told, "a needless remark", told)
    tried.append(f"{7 * len(owners)} modes and owners")


def extended_attributes():
    with Script() as script:
        wanted = 0
        for name, value in ATTRIBUTES.items():
            try:
                os.setxattr(script.path, name, value)
                wanted += 1
            except OSError:
                print(f"NOTE: this file system has no {name}")
        before = script.attributes()
        told = script.migrate()
        expect(script.attributes() == before, "other attributes", before, script.attributes())
        expect(b"could not be kept" not in told, "a needless remark", told)
        tried.append(f"{wanted} extended attributes")


def attributes_that_are_refused(library):
    """An attribute that the system refuses is named, or the file stays as it was."""
    with Script() as script:
        try:
            os.setxattr(script.path, "user.note", b"kept")
        except OSError:
            return
        counted = script.folder + "/count"
        script.migrate(LD_PRELOAD=library, FAULT_COUNT=counted)
        total = int(pathlib.Path(counted).read_text().split()[0])
        os.remove(counted)
        named = 0
        for index in range(total):
            pathlib.Path(script.path).write_text(CALL)
            os.setxattr(script.path, "user.note", b"kept")
            answer = tool(
                "migrate", folder=script.folder, LD_PRELOAD=library, FAULT_AT=index, FAULT_MODE=errno.EIO)
            isNew = pathlib.Path(script.path).read_text() == FLEX
            isKept = script.attributes().get("user.note") == b"kept"
            isTold = b"extended attributes could not be kept" in answer.err + answer.out
            named += isTold
            if isNew and not isKept:
                expect(isTold, "a lost attribute is not told", index, answer)
            if not isNew:
                expect(isKept and answer.status != 0, "not migrated, and not told", index, answer)
            os.chmod(script.path, 0o644)
        expect(named > 0, "no attribute was refused")
        tried.append(f"{total} calls failed beside an attribute")


def owner_that_cannot_be_kept():
    """Somebody else may write the folder: they get the file, nobody gains, and it is told."""
    if os.getuid():
        return
    home = tempfile.mkdtemp(prefix="writing-")
    try:
        os.chmod(home, 0o755)
        shutil.copy(TOOL, home + "/tool")
        work = home + "/work"
        os.mkdir(work)
        os.chmod(work, 0o777)
        path = pathlib.Path(work, "a.sh")
        path.write_text(CALL)
        os.chmod(path, 0o4776)
        os.chown(path, 0, 0)
        done = subprocess.run(
            [home + "/tool", "migrate"], cwd=work, user=4711, group=4712, extra_groups=[],
            capture_output=True, env=environment())
        if done.returncode in (126, 127):
            print("NOTE: another user cannot start the tool here")
            return
        now = path.stat()
        expect(path.read_text() == FLEX, "it is not migrated", done)
        expect(b"its owner or group could not be kept" in done.stderr, "it is not told", done)
        # Neither the set-user-ID bit nor what the group had goes to another user and group.
        expect((now.st_uid, now.st_mode & 0o7777) == (4711, 0o766), "other rights", now)
        tried.append("a foreign owner")
    finally:
        shutil.rmtree(home)


def names():
    with Script() as script:
        os.link(script.path, script.folder + "/other")
        told = script.migrate("a.sh")
        expect(pathlib.Path(script.folder, "other").read_text() == CALL, "another name has changed")
        expect(b"other names (hard links), which keep the old content" in told, "not told", told)
    with Script() as script:
        os.symlink("a.sh", script.folder + "/link.sh")
        script.migrate("link.sh")
        expect(os.readlink(script.folder + "/link.sh") == "a.sh", "the link is gone")
    tried.append("a hard link and a symbolic one")


def log_of(files, library, **variables):
    """The calls of a migration that decide what reaches the disk when: (call, names)."""
    with tempfile.TemporaryDirectory(prefix="writing-") as home:
        for name, text in files.items():
            path = pathlib.Path(home, "work", name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        tool("migrate", folder=home + "/work", LD_PRELOAD=library, FAULT_LOG=home + "/log",
             **variables)
        lines = pathlib.Path(home, "log").read_text().splitlines()
    shown = [re.sub(r"\.tenant2flex-\d+-\d+\.tmp", "TMP", line).replace(home + "/work", "W")
             for line in lines]
    return [tuple(line.split(" ")) for line in shown]


def order(files, library, **variables):
    """Contents are on the disk before the first name changes, the names before the record of the
    group goes, and the last name changes after the others are on the disk."""
    log = log_of(files, library, **variables)
    places = {"W/" + name for name in files}
    folders = {place.rsplit("/", 1)[0] for place in places}
    exchanges = [index for index, entry in enumerate(log) if entry[0].startswith("renameat")]
    expect(len(exchanges) == len(files), "not one exchange for each file", log)
    if not exchanges:
        return
    first, last = exchanges[0], exchanges[-1]

    def synced(part, names):
        return names <= {entry[1] for entry in part if entry[0] == "fsync"}

    temporaries = sum(entry[0] == "fsync" and entry[1].endswith("/TMP") for entry in log[:first])
    expect(temporaries >= len(files), "a new content is not on the disk", log)
    expect(synced(log[last:], folders if len(files) == 1 else {"W"}), "no sync after the last", log)
    removed = [index for index, entry in enumerate(log) if entry[0] == "unlinkat"]
    expect(all(index > last for index in removed), "something is removed too early", log)
    if len(files) > 1:
        expect(synced(log[:first], folders), "the record is not on the disk", log)
        expect(synced(log[first:last], folders), "the last name may come before the others", log)
        synced_last = max(i for i, entry in enumerate(log) if entry[0] == "fsync")
        expect(min(removed) > synced_last, "the record goes before the names are synced", log)
    tried.append(f"the order of {len(log)} calls")


def main():
    library = injector()
    rights()
    extended_attributes()
    attributes_that_are_refused(library)
    owner_that_cannot_be_kept()
    names()
    for files in (single(), GROUP):
        order(files, library)
        order(files, library, FAULT_NO_EXCHANGE=1)
    for problem in problems:
        print("PROBLEM", *problem)
    print(f"{', '.join(tried)}; {len(problems)} problems")
    return len(problems) > 0


if __name__ == "__main__":
    sys.exit(main())
