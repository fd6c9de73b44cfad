"""The line that says how far a long run is: on a terminal only, and gone at the end."""

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import termios

from workshop import TOOL, done, expect, folder

CALL = ('curl -s -u "$A:$B" --digest -H "Accept: application/vnd.atlas.2023-01-01+json" '
        '"https://cloud.mongodb.com/api/atlas/v2/groups/$G/clusters/c{}/backup/tenant/snapshots"\n')
ERASE = b"\r\x1b[K"


def on_terminal(place, *arguments, columns=80, **environment):
    """What the tool writes to a terminal on its standard error; its output goes to a file."""
    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    env = os.environ | {"TERM": "xterm", "LLVM_PROFILE_FILE": "/dev/null"} | environment
    with open(place / "output", "wb") as output:
        process = subprocess.Popen([TOOL, "check", *arguments, "scripts"], cwd=place, env=env,
                                   stdin=subprocess.DEVNULL, stdout=output, stderr=follower)
    os.close(follower)
    seen = b""
    while True:
        try:
            piece = os.read(leader, 1 << 16)
        except OSError:  # Linux: the last one who could write is gone.
            break
        if not piece:
            break
        seen += piece
    os.close(leader)
    expect(process.wait(timeout=300) == 1, "the calls are found")
    return seen


def main():
    short, long = folder(), folder()
    for place, scripts, calls in ((short, 1, 1), (long, 8, 60)):
        (place / "scripts").mkdir()
        for number in range(scripts):
            text = "#!/bin/bash\n" + "".join(CALL.format(each) for each in range(calls))
            (place / "scripts" / f"s{number}.sh").write_text(text)

    seen = on_terminal(long)
    lines = re.fullmatch(rb"(?:\r\x1b\[K\d+ files?, \d+ findings?)+\r\x1b\[K", seen)
    expect(lines, f"a long run draws one line, again and again, and erases it: {seen[:200]}")
    expect(b"8 files, 480 findings" in seen, f"it tells files and findings: {seen[-200:]}")
    expect(b"480 deprecated calls in 8 files" in (long / "output").read_bytes(), "as the report")
    for piece in on_terminal(long, columns=12).split(ERASE):
        expect(len(piece) < 12, f"a narrow terminal has no second line: {piece}")

    expect(on_terminal(long, "--quiet") == b"", "the quiet see nothing")
    expect(on_terminal(long, TERM="dumb") == b"", "nor does a terminal that cannot erase")
    expect(on_terminal(short) == b"", "nor does a short run show anything")
    piped = subprocess.run([TOOL, "check", "scripts"], cwd=long, stdin=subprocess.DEVNULL,
                           stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                           env=os.environ | {"TERM": "xterm", "LLVM_PROFILE_FILE": "/dev/null"})
    expect(piped.returncode == 1 and piped.stderr == b"", f"a pipe gets none: {piped.stderr[:99]}")
    expect(b"\x1b" not in piped.stdout, "nor does the output")
    done("progress.py")
    return 0


if __name__ == "__main__":
    sys.exit(main())
