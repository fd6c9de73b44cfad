"""Putting one old piece back into migrated files: the bench must notice each of them."""

import difflib
import re

TOKEN = re.compile(r"\w+|\s+|.", re.S)


def mutants(before, after, limit):
    """Up to `limit` (file, description, bytes): the migrated file with one region as before."""
    found = []
    for name in sorted(after):
        if name in before and before[name] != after[name]:
            found += [(name, *mutant) for mutant in file_mutants(before[name], after[name])]
    if len(found) <= limit:
        return found
    return [found[index * (len(found) - 1) // (limit - 1)] for index in range(limit)]


def file_mutants(before, after):
    """Every (description, bytes) with one changed region of a file put back."""
    old, new = before.decode("latin-1"), after.decode("latin-1")
    for start, end, piece in regions(old, new):
        line = new.count("\n", 0, start) + 1
        text = new[:start] + piece + new[end:]
        yield f"line {line}: {new[start:end]!r} back to {piece!r}", text.encode("latin-1")


def regions(old, new):
    """(start, end, old text) for each changed region, in offsets of the new text."""
    old_lines, new_lines = old.splitlines(True), new.splitlines(True)
    for tag, a, b, c, d in opcodes(old_lines, new_lines):
        if tag == "equal":
            continue
        base = sum(map(len, new_lines[:c]))
        left, right = TOKEN.findall("".join(old_lines[a:b])), TOKEN.findall(
            "".join(new_lines[c:d]))
        for kind, e, f, g, h in opcodes(left, right):
            if kind != "equal":
                start = base + sum(map(len, right[:g]))
                yield start, start + sum(map(len, right[g:h])), "".join(left[e:f])


def opcodes(left, right):
    """The edit script between two lists."""
    return difflib.SequenceMatcher(None, left, right, autojunk=False).get_opcodes()
