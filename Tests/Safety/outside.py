"""The tool makes no connection and starts no program but git, for `--since`.

The kernel itself watches: a filter of system calls (seccomp(2)) ends the tool at its first socket
and at its first new process. The answers must be those of a run that nobody watches.
"""

import ctypes
import os
import pathlib
import platform
import shutil
import signal
import struct
import subprocess
import sys
import tempfile

from bench import ROOT, TOOL, Answer, environment, tool, tree

problems = []

# The architecture, and the numbers of socket, socketpair, fork, vfork, clone, clone3 (-1: none).
MACHINES = {
    "x86_64": (0xC000003E, (41, 53, 57, 58), 56, 435),
    "aarch64": (0xC00000B7, (198, 199), 220, 435),
}
KILL, ALLOW, NO_SUCH_CALL = 0x80000000, 0x7FFF0000, 0x00050000 | 38
CLONE_THREAD = 0x00010000


def expect(isTrue, what, *more):
    if not isTrue:
        problems.append((what, *more))


def program():
    """The filter, as seccomp(2) and linux/filter.h lay it out."""
    architecture, forbidden, clone, clone3 = MACHINES[platform.machine()]
    load, equal, any_bit, answer = 0x20, 0x15, 0x45, 0x06
    lines = [(load, 0, 0, 4), (equal, 1, 0, architecture), (answer, 0, 0, KILL), (load, 0, 0, 0)]
    for number in forbidden:
        lines += [(equal, 0, 1, number), (answer, 0, 0, KILL)]
    # The C library makes threads by clone where there is no clone3, whose flags a filter cannot see.
    lines += [(equal, 0, 1, clone3), (answer, 0, 0, NO_SUCH_CALL)]
    lines += [(equal, 0, 3, clone), (load, 0, 0, 16), (any_bit, 1, 0, CLONE_THREAD),
              (answer, 0, 0, KILL), (answer, 0, 0, ALLOW)]
    return b"".join(struct.pack("HBBI", *line) for line in lines), len(lines)


def watch():
    """Puts the filter on this process, for good."""
    code, count = program()
    buffer = ctypes.create_string_buffer(code, len(code))
    description = struct.pack("HxxxxxxP", count, ctypes.addressof(buffer))
    system = ctypes.CDLL(None, use_errno=True)
    if system.prctl(38, 1, 0, 0, 0) or system.prctl(22, 2, description, 0, 0):
        raise OSError(ctypes.get_errno(), "prctl")


def watched(*command, folder):
    done = subprocess.run(
        command, cwd=folder, capture_output=True, env=environment(), preexec_fn=watch,
        stdin=subprocess.DEVNULL)
    return Answer(done.returncode, done.stdout, done.stderr)


def copy(folder):
    """The examples, and a repository with a change."""
    shutil.copytree(ROOT / "examples", folder + "/work")
    for words in (["init", "-q", "-b", "main"], ["add", "."],
                  ["-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "1"]):
        subprocess.run(["git", *words], cwd=folder + "/work", check=True)
    return folder + "/work"


def alone():
    """Every command but `--since` does its work under the eyes of the kernel."""
    commands = [["check"], ["check", "--format", "html"], ["migrate", "--dry-run"],
                ["migrate", "--unsafe-fixes", "--mentions"], ["rules", "list"], ["man"],
                ["check", "--write-baseline", "known.json"], ["check", "--baseline", "known.json"]]
    with tempfile.TemporaryDirectory() as home:
        ours, theirs = copy(home), home + "/other"
        shutil.copytree(ours, theirs)
        for command in commands:
            command = [*command, "--jobs", "4"] if command[0] in ("check", "migrate") else command
            seen = watched(TOOL, *command, folder=ours)
            expect(seen == tool(*command, folder=theirs), "another answer", command, seen)
        expect(tree(ours) == tree(theirs), "other files")
        # The watch is one: it ends what it should.
        control = watched(TOOL, "check", "--since", "main", folder=ours)
        expect(control.status == -signal.SIGSYS, "git was started unseen", control)
        for code in ("import socket; socket.socket()", "import os; os.fork()"):
            control = watched(sys.executable, "-c", code, folder=ours)
            expect(control.status == -signal.SIGSYS, "the watch is blind", code, control)
    return len(commands)


def with_git():
    """`--since` starts git, with the words that stand in its source, and nothing that a revision
    or the settings of the repository say."""
    evil = "touch pwned"
    settings = {
        "core.fsmonitor": evil, "diff.external": evil, "core.pager": evil, "pager.diff": evil,
        "diff.evil.textconv": evil, "diff.evil.command": evil, "core.hooksPath": "hooks",
        "core.sshCommand": evil, "core.editor": evil,
    }
    started = 0
    with tempfile.TemporaryDirectory() as home:
        folder = copy(home)
        spy, log = pathlib.Path(home, "bin/git"), pathlib.Path(home, "log")
        spy.parent.mkdir()
        spy.write_text(
            f"#!/bin/sh\n{{ printf '%s\\037' \"$@\"; echo; }} >>{log}\n"
            f"exec {shutil.which('git')} \"$@\"\n")
        spy.chmod(0o755)
        for name, value in settings.items():
            subprocess.run(["git", "config", name, value], cwd=folder, check=True)
        for name in ("post-index-change", "pre-commit", "post-checkout"):
            hook = pathlib.Path(folder, "hooks", name)
            hook.parent.mkdir(exist_ok=True)
            hook.write_text("#!/bin/sh\ntouch pwned\n")
            hook.chmod(0o755)
        pathlib.Path(folder, ".gitattributes").write_text("*.sh diff=evil\n")
        # The file is the same, but git's index does not know: it would be written anew.
        script = pathlib.Path(folder, "legacy-v1/last-snapshot.sh")
        os.utime(script, (1, 1))
        index = pathlib.Path(folder, ".git/index").read_bytes()
        for revision in ("main", "HEAD", "--output=pwned", "$(touch pwned)", "a;touch pwned", "",
                         "main\nx", "-c", "@{-1}", ":/touch", "ext::sh -c touch% pwned"):
            answer = tool("check", "--since", revision, folder=folder,
                          PATH=f"{home}/bin:{os.environ['PATH']}")
            known = revision in ("main", "HEAD")
            expect(answer.status in ((0, 1) if known else (2,)), "a wrong status", revision, answer)
            expect(not list(pathlib.Path(home).rglob("pwned")), "a program was started", revision)
        expect(pathlib.Path(folder, ".git/index").read_bytes() == index, "the index was written")
        base = subprocess.run(
            ["git", "rev-parse", "HEAD"], cwd=folder, capture_output=True, text=True).stdout.strip()
        fixed = ["--no-optional-locks", "-c", "core.fsmonitor=false",
                 "-c", "core.hooksPath=/dev/null", "-C", folder]
        known = (
            ["rev-parse", "--git-dir"], ["rev-parse", "--verify", "--quiet", "--end-of-options"],
            ["merge-base", base, "HEAD"],
            ["diff-tree", "-r", "--name-only", "-z", "--no-renames", base, "HEAD", "--"],
            ["status", "--porcelain=v1", "-z", "--untracked-files=all", "--no-renames",
             "--ignore-submodules=all"])
        for line in log.read_text().split("\037\n")[:-1]:
            words, started = line.split("\037"), started + 1
            isFixed, words = words[:len(fixed)] == fixed, words[len(fixed):]
            # Only the revision is not fixed: the one word after `--end-of-options`.
            revision = words[-1:] if "--end-of-options" in words else []
            isKnown = any(words == end + revision for end in known)
            expect(isFixed and isKnown, "git was started with other words", words)
    return started


def partial_clone():
    """What a partial clone has not is not fetched: its settings would say how, and from where."""
    with tempfile.TemporaryDirectory() as home:
        folder, clone = copy(home), home + "/clone"
        script = pathlib.Path(folder, "legacy-v1/last-snapshot.sh")
        for words in (["config", "uploadpack.allowFilter", "true"],
                      ["-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qam", "2"]):
            script.write_text(script.read_text() + "# more\n")
            subprocess.run(["git", *words], cwd=folder, check=True)
        subprocess.run(["git", "clone", "-q", "--filter=tree:0", "file://" + folder, clone], check=True)
        pwned = home + "/pwned"
        settings = {"remote.origin.url": "ext::sh -c touch% " + pwned,
                    "remote.origin.uploadpack": f"touch {pwned}; git-upload-pack",
                    "protocol.ext.allow": "always", "protocol.file.allow": "always"}
        for url in (settings["remote.origin.url"], "file://" + folder):
            for name, value in (settings | {"remote.origin.url": url}).items():
                subprocess.run(["git", "config", name, value], cwd=clone, check=True)
            answer = tool("check", "--since", "HEAD~1", folder=clone, GIT_ALLOW_PROTOCOL="file:ext")
            expect(answer.status == 2 and b"partial clone" in answer.err, "no answer", url, answer)
            expect(not os.path.exists(pwned), "it fetches by a program of the repository", url)
        # The settings do what they say: git itself starts the program.
        subprocess.run(["git", "diff-tree", "-r", "HEAD~1", "HEAD"], cwd=clone, capture_output=True)
        expect(os.path.exists(pwned), "the settings are harmless")


def main():
    if platform.machine() not in MACHINES:
        raise SystemExit(f"SKIPPED for want of the numbers of system calls of {platform.machine()}")
    commands, started = alone(), with_git()
    partial_clone()
    for problem in problems:
        print("PROBLEM", *problem)
    print(f"{commands} commands watched by the kernel, git started {started} times, "
          f"{len(problems)} problems")
    return len(problems) > 0


if __name__ == "__main__":
    sys.exit(main())
