"""Putting one old piece back into migrated files: the bench must notice each of them."""

import difflib
import itertools
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
    return [found[index * (len(found) - 1) // max(1, limit - 1)] for index in range(limit)]


def file_mutants(before, after):
    """Every (description, bytes) with one changed region, other than blanks, put back."""
    old, new = before.decode("latin-1"), after.decode("latin-1")
    for start, end, piece in regions(old, new):
        if not (piece + new[start:end]).strip():
            continue
        line = new.count("\n", 0, start) + 1
        text = new[:start] + piece + new[end:]
        yield f"line {line}: {new[start:end]!r} back to {piece!r}", text.encode("latin-1")


def regions(old, new):
    """(start, end, old text) for each changed region, in offsets of the new text."""
    merged = []
    for a, b, c, d in spans(old, new):
        if merged and close(new[merged[-1][3]:c]):
            a, c = merged[-1][0], merged.pop()[2]
        merged.append((a, b, c, d))
    return [(c, d, old[a:b]) for a, b, c, d in merged]


def close(between):
    """Whether so little stands between two changes that they are one, as in a date."""
    return between in ("", "-", ".")


def spans(old, new):
    """(old start, old end, new start, new end) of every run of changed tokens."""
    old_lines, new_lines = old.splitlines(True), new.splitlines(True)
    for tag, a, b, c, d in opcodes(old_lines, new_lines):
        if tag == "equal":
            continue
        left = Offsets(TOKEN.findall("".join(old_lines[a:b])), sum(map(len, old_lines[:a])))
        right = Offsets(TOKEN.findall("".join(new_lines[c:d])), sum(map(len, new_lines[:c])))
        for kind, e, f, g, h in opcodes(left.tokens, right.tokens):
            if kind != "equal":
                yield left[e], left[f], right[g], right[h]


class Offsets:
    """Where each token of a piece of text starts."""

    def __init__(self, tokens, base):
        self.tokens = tokens
        self.starts = list(itertools.accumulate(map(len, tokens), initial=base))

    def __getitem__(self, index):
        return self.starts[index]


def opcodes(left, right):
    """The edit script between two lists."""
    return difflib.SequenceMatcher(None, left, right, autojunk=False).get_opcodes()
