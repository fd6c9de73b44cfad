"""Adds what a run of the fuzzer tried to the table of README.md: record.py TARGET LOG"""

import pathlib
import re
import sys

PAGE = pathlib.Path(__file__).resolve().parent / "README.md"


def main():
    target, log = sys.argv[1], pathlib.Path(sys.argv[2]).read_text(errors="replace")
    done = re.search(r"^Done (\d+) runs in (\d+) second", log, re.M)
    if not done:
        raise SystemExit(f"record.py: {sys.argv[2]} does not say what was tried")
    row = re.compile(rf"^\| {target} \| ([\d,]+) \| ([\d.]+) \|$", re.M)

    def more(known):
        inputs = int(known[1].replace(",", "")) + int(done[1])
        minutes = float(known[2]) + int(done[2]) / 60
        return f"| {target} | {inputs:,} | {minutes:.1f} |"

    text, found = row.subn(more, PAGE.read_text())
    if not found:
        raise SystemExit(f"record.py: the table of {PAGE} has no row for {target}")
    PAGE.write_text(text)


main()
