"""The completions, as bash, zsh and fish make them at a prompt, and the manual page as man shows it."""

import os
import pty
import re
import select
import shutil
import sys
import time

from workshop import TOOL, done, environment, expect, folder, programs, run

# What is typed before TAB, and what stands there afterwards.
TYPED = {
    "tenant2flex mig": "tenant2flex migrate",
    "tenant2flex check --exit": "tenant2flex check --exit-zero",
    "tenant2flex check --since HEAD --no-c": "tenant2flex check --since HEAD --no-config",
    "tenant2flex rules sh": "tenant2flex rules show",
    "tenant2flex completions z": "tenant2flex completions zsh",
}


class Prompt:
    """A shell on a terminal."""

    def __init__(self, place, *command):
        env = environment(programs()) | {"TERM": "dumb", "PS1": "> "}
        self.pid, self.end = pty.fork()
        if self.pid == 0:
            os.chdir(place)
            os.execvpe(command[0], command, env)

    def read(self, wanted="", limit=30.0):
        """What comes until some text is there, or nothing more comes."""
        seen, start = "", time.monotonic()
        while time.monotonic() - start < limit:
            if wanted and wanted in seen:
                break
            ready, _, _ = select.select([self.end], [], [], 0.5 if not wanted else 0.1)
            if ready:
                seen += os.read(self.end, 1 << 16).decode(errors="replace")
            elif not wanted:
                break
        return seen

    def type(self, text):
        os.write(self.end, text.encode())

    def close(self):
        os.close(self.end)
        os.waitpid(self.pid, 0)


def at_prompt(name, shell, setup):
    """Types the beginning of each line, and looks at what TAB makes of it."""
    shell.type(setup + "; echo re''ady\n")
    expect("ready" in shell.read("ready\r"), f"{name} starts")
    for typed, whole in TYPED.items():
        shell.read()
        shell.type(typed + "\t")
        seen = shell.read(whole)
        expect(whole in seen, f"{name} completes `{typed}`: {seen!r}")
        shell.type("\x15")
    shell.close()


def main():
    for program in ("bash", "zsh", "fish", "man"):
        if shutil.which(program) is None:
            print(f"SKIPPED for want of {program}")
            return 0
    place, env = folder(), environment(programs())
    for shell, file in (("bash", "tenant2flex.bash"), ("zsh", "_tenant2flex"), ("fish", "t.fish")):
        (place / file).write_text(run(TOOL, "completions", shell, folder=place, env=env))
    at_prompt("bash", Prompt(place, "bash", "--norc", "--noprofile", "-i"), ". ./tenant2flex.bash")
    at_prompt("zsh", Prompt(place, "zsh", "-f", "-i"),
              f"fpath=({place} $fpath); autoload -Uz compinit; compinit -u -D")
    for typed, whole in TYPED.items():
        seen = run("fish", "--no-config", "-c", f"source t.fish; complete -C '{typed}'",
                   folder=place, env=env)
        last = whole.split()[-1]
        expect(re.search(rf"^{last}\b", seen, re.M), f"fish completes `{typed}`: {seen}")

    # Every option and command is on the page, and the formatter has nothing to complain about.
    (place / "tenant2flex.1").write_text(run(TOOL, "man", folder=place, env=env))
    page = run("man", "--warnings", "-l", "tenant2flex.1", folder=place,
               env=env | {"MANPAGER": "cat", "MANWIDTH": "80", "LC_ALL": "C.UTF-8", "TERM": "dumb"})
    page = re.sub(".\b", "", page)
    expect("warning" not in page.split("NAME")[0], f"no warnings: {page[:300]}")
    words = re.sub(r"[‐-]\n\s*", "-", page).replace("‐", "-").replace("−", "-")
    for title in ("NAME", "SYNOPSIS", "COMMANDS", "OPTIONS", "EXIT STATUS"):
        expect(re.search(rf"^{title}$", page, re.M), f"the page has {title}")
    options = set()
    for command in ("check", "migrate", "rules", "explain", "completions", "man", "help"):
        text = run(TOOL, command, "--help", folder=place, env=env)
        options |= set(re.findall(r"^ +(?:-\w, )?(--[\w-]+)", text, re.M))
        expect(re.search(rf"^ +{command}$", words, re.M) or f"tenant2flex {command}" in words,
               f"the page has {command}")
    expect(len(options) > 20, "the help lists options")
    missing = [each for each in options if each not in words]
    expect(not missing, f"options that are not on the page: {missing}")
    expect(max(map(len, page.splitlines())) <= 80, "it fits the terminal")
    done("shells.py")
    return 0


if __name__ == "__main__":
    sys.exit(main())
