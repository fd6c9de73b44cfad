"""Reports about hostile file names and contents must not attack who reads them."""

import html.parser
import json
import pathlib
import re
import sys
import tempfile
import xml.dom.minidom

from bench import tool

NAMES = [
    "esc\x1b[2J\x1b]0;title\x07.sh", "line\n::error file=x::pwned.sh", "cr\r::set-output.sh",
    "<img src=x onerror=alert(1)>.sh", "a|b`c`*d*[x](javascript:alert(1)).sh", "]]>&amp;\".sh",
    "=HYPERLINK(1).sh", "\u202egnp.sh", "\u2028line.sh", "%0A::warning::x.sh", "\x9b31m.sh",
    "a,line=1,title=x.sh", "a:b::c.sh", "${{ github.token }}.sh",
]
EVIL = (
    "\x1b[31m\x1b]8;;http://evil\x07link\x07 \x08\x7f\x9b \u202e \u2066 <script>alert(1)</script> ]]> "
    "| `x` ${{ secrets.X }} ::error::x ##vso[task.setvariable]x &lt; \u2028 \"'")
SECRET = "hunter2hunter2"
FORMATS = [
    "text", "json", "sarif", "github", "gitlab", "junit", "checkstyle", "rdjson", "markdown", "html"]

# Controls, and what turns the direction of text.
STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def build(folder):
    url = "https://cloud.mongodb.com/api/atlas/v2/groups/$G/clusters/"
    for name in NAMES:
        pathlib.Path(folder, name).write_text(
            "#!/bin/bash\n"
            f"# {EVIL} groups/x/clusters/y/backup/tenant/snapshots\n"
            f'curl -u "public:{SECRET}" -H "X-Note: {EVIL}" "{url}{EVIL}/backup/tenant/snapshots"\n'
            f"curl -H 'Authorization: Bearer {SECRET}' '{url}c/backup/tenant/restores' | {EVIL}\n")
    pathlib.Path(folder, "readme.md").write_text(
        f"{EVIL}\n    curl {url}{EVIL}/backup/tenant/snapshots\n")


def values(value):
    """Every string of a JSON document."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from values(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from values(inner)


class Page(html.parser.HTMLParser):
    """The scripts of a page, and what else of it could run or load something."""

    def __init__(self, text):
        super().__init__()
        self.scripts, self.active, self.inside = [], [], False
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.inside = tag == "script"
        if self.inside:
            self.scripts.append("")
        names = [name for name, _ in attributes if name.startswith("on") or name == "src"]
        if tag in ("img", "iframe", "object", "embed", "base") or names:
            self.active.append((tag, names))

    def handle_data(self, data):
        if self.inside:
            self.scripts[-1] += data

    def handle_endtag(self, tag):
        self.inside = False


def own_scripts():
    """The scripts of a page about nothing."""
    with tempfile.TemporaryDirectory() as folder:
        return Page(tool("check", "--format", "html", folder=folder).out.decode()).scripts


def judge(form, text, findings):
    """What is wrong with a report, in words."""
    if SECRET in text:
        yield "it repeats a secret"
    if found := STEERING.search(text):
        at = found.start()
        yield f"it steers a terminal: {text[max(0, at - 60):at + 20]!r}"
    if form in ("json", "sarif", "gitlab", "rdjson"):
        list(values(json.loads(text)))
    if form in ("junit", "checkstyle"):
        document = xml.dom.minidom.parseString(text.encode())
        if {node.tagName for node in document.getElementsByTagName("*")} - {
                "testsuites", "testsuite", "testcase", "failure", "skipped", "error", "system-out",
                "system-err", "checkstyle", "file", "properties", "property"}:
            yield "it has elements of another's making"
    if form == "github":
        commands = [line for line in text.split("\n") if re.match(r"\s*(::|##\[|##vso)", line)]
        for line in commands:
            if not re.fullmatch(r"::(error|warning|notice) [^:]*::.*", line):
                yield f"a workflow command of another's making: {line!r}"
        if len(commands) > findings:
            yield f"{len(commands)} commands for {findings} findings"
    elif re.search(r"(?m)^\s*(::\w+|##\[|##vso)", text) and form != "text":
        yield "a line looks like a workflow command"
    if form == "markdown":
        text = re.sub(r"(?s)(?<!`)(`+)(?!`)(.*?)(?<!`)\1(?!`)", "", text)
    if form == "markdown" and re.search(r"(?i)<(script|img)", text.replace("\\<", "")):
        yield "it passes markup on"
    if form == "html":
        page = Page(text)
        if page.scripts != own_scripts() or page.active:
            yield f"it passes markup on: {len(page.scripts)} scripts, {page.active}"
    if form == "markdown":
        for line in text.split("\n"):
            if re.search(r"(?<!\\)\]\(javascript", line):
                yield f"a link of another's making: {line!r}"


def main():
    problems = []
    with tempfile.TemporaryDirectory() as folder:
        build(folder)
        known = json.loads(tool("check", "--format", "json", folder=folder).out)
        for form in FORMATS:
            for command in (["check"], ["check", "--verbose"], ["migrate", "--dry-run"]):
                answer = tool(*command, "--format", form, folder=folder)
                if answer.status == 2 and b"is no value of" in answer.err:
                    continue  # A format to come.
                for where, output in (("output", answer.out), ("errors", answer.err)):
                    if where == "errors" or output:
                        judged = judge(
                            form if where == "output" else "text",
                            output.decode(), len(known["findings"]))
                        problems += [(form, *command, where, what) for what in judged]
        answer = tool("migrate", "--unsafe-fixes", folder=folder)
        for output in (answer.out, answer.err):
            problems += [("migrate", what) for what in judge("text", output.decode(), 0)]
        # Complaints about arguments repeat them.
        for arguments in (["check", EVIL], ["check", "--" + EVIL], ["check", "--rules", EVIL],
                          [EVIL], ["explain", EVIL], ["check", "--format", EVIL],
                          ["check", "--select", EVIL], ["check", "--report", EVIL],
                          ["check", "--output", "no/" + EVIL], ["check", "--as-of", EVIL]):
            answer = tool(*arguments, folder=folder)
            for output in (answer.out, answer.err):
                problems += [(*arguments, what) for what in judge("text", output.decode(), 0)]
    for problem in problems[:40]:
        print("PROBLEM", *(repr(part)[:300] for part in problem))
    print(f"{len(NAMES)} hostile names, {len(FORMATS)} formats, {len(problems)} problems")
    return len(problems) > 0


if __name__ == "__main__":
    sys.exit(main())
