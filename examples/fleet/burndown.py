"""What is left, day after day, from the reports of measure.sh."""

import argparse
import collections
import json
import pathlib

LEVELS = ["safe", "unsafe", "manual"]


def calls(report):
    """How many calls a report has that must go, by level: no notes, none that are suppressed."""
    found = json.loads(report.read_text(encoding="utf-8"))["findings"]
    return collections.Counter(
        each["level"] for each in found if each["level"] in LEVELS and not each["suppression"])


def row(name, repositories, count):
    return [name, repositories, sum(count.values()), *(count[level] for level in LEVELS)]


def by_day(folder):
    for day in sorted(path for path in folder.iterdir() if path.is_dir()):
        counts = [calls(report) for report in sorted(day.rglob("*.json"))]
        yield row(day.name, sum(1 for each in counts if each), sum(counts, collections.Counter()))


def by_repository(folder):
    day = max(path for path in folder.iterdir() if path.is_dir())
    rows = []
    for report in day.rglob("*.json"):
        name = str(report.relative_to(day))[:-len(".json")]
        rows.append(row(name, 1, calls(report)))
    return sorted(rows, key=lambda each: (-each[2], each[0]))


def table(rows):
    rows = [[str(cell) for cell in each] for each in rows]
    widths = [max(map(len, column)) for column in zip(*rows)]
    for first, *rest in rows:
        cells = [first.ljust(widths[0])]
        cells += [cell.rjust(width) for cell, width in zip(rest, widths[1:])]
        print("  ".join(cells))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("reports", type=pathlib.Path)
    parser.add_argument("--by-repository", action="store_true")
    arguments = parser.parse_args()
    if arguments.by_repository:
        table([["repository", "calls", *LEVELS],
               *([each[0], *each[2:]] for each in by_repository(arguments.reports))])
    else:
        table([["day", "repositories", "calls", *LEVELS], *by_day(arguments.reports)])


if __name__ == "__main__":
    main()
