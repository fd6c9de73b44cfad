"""Writes first inputs for a target of the fuzzer, taken from the files of the repository.

    seeds.py TARGET FOLDER
"""

import hashlib
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
# By target: the names of files that are inputs as they stand.
NAMES = {
    "shell": r"\.sh$", "go": r"\.go$", "json": r"\.json$", "yaml": r"\.ya?ml$",
    "rules": r"^rules/tenant-backup\.json$", "ignore": r"gitignore$",
}
# Targets whose first byte chooses a name; the place of each name in the list of Targets.swift.
NAMED = ("document", "language", "migrate")


def names():
    text = (ROOT / "Tests/Fuzz/Targets.swift").read_text()
    return re.findall(r'"([^"]+)"', text[text.index("private let names"):].split("]", 1)[0])


def inputs(target):
    known = names()
    files = [path for folder in ("Tests/Wire/cases", "examples", "rules", ".github")
             for path in sorted((ROOT / folder).rglob("*")) if path.is_file()]
    for path in files:
        data, name = path.read_bytes(), str(path.relative_to(ROOT))
        if len(data) > 6000 and target != "rules":
            continue
        if target in NAMES and re.search(NAMES[target], name):
            yield data
        elif target in NAMED:
            place = [index for index, known in enumerate(known)
                     if pathlib.Path(known).suffix == path.suffix
                     or pathlib.Path(known).name == path.name]
            for index in place[:3]:
                yield bytes([index]) + data
        elif target == "curl" and name.endswith(".sh"):
            for line in re.findall(rb"curl (.*)", data.replace(b"\\\n", b"")):
                yield b"\n".join(word.strip(b"\"'") for word in line.split())
        elif target == "jq" and name.endswith(".sh"):
            yield from re.findall(rb"jq [^']*'([^']+)'", data)


def main():
    target, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    for data in inputs(target):
        (folder / hashlib.sha1(data).hexdigest()).write_bytes(data)


main()
