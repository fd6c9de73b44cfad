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

# How people spell credentials beside a call: each begins a command, or stands around one.
URL = "https://cloud.mongodb.com/api/atlas/v2/groups/$G/clusters/$C/backup/tenant/snapshots"
ACCEPT = '-H "Accept: application/vnd.atlas.2023-01-01+json"'
SPELLINGS = [
    *(f'curl {option} {ACCEPT} "{URL}"' for option in (
        '-u "p:KEY"', "-u p:KEY", "-up:KEY", "--user=p:KEY", "-u 'p:KEY'", "-sSu p:KEY", '-u $P:KEY',
        '--user "$P":"KEY"', '--user p:"KEY"', '-u "p:$(echo KEY)"', "--proxy-user p:KEY",
        "-U p:KEY", '-H "Authorization: Basic KEY"', "-H 'Authorization: Bearer KEY'",
        '-H "authorization:Digest KEY"', '-H "X-Api-Key: KEY"', '-H "PRIVATE-TOKEN: KEY"',
        '-H "Cookie: session=KEY"', "--oauth2-bearer KEY", "--oauth2-bearer=KEY", '-b "s=KEY"',
        "--cookie s=KEY", "--cert client.pem:KEY", "-E client.pem:KEY", "--pass KEY",
        "--proxy http://me:KEY@proxy:8080", "-x http://me:KEY@proxy", "--tlspassword KEY",
        '--proxy-header "Proxy-Authorization: Basic KEY"', "--preproxy socks5://u:KEY@h",
        "--login-options AUTH=KEY", "--tls-password KEY", """-K - <<< 'user = "p:KEY"'""")),
    f'curl {ACCEPT} "{URL.replace("//", "//p:KEY@")}"', f'curl {ACCEPT} "{URL}?apiKey=KEY&a=b"',
    f'PRIVATE_KEY=KEY; curl -u "p:$PRIVATE_KEY" {ACCEPT} "{URL}"',
    f'ATLAS_PRIVATE_KEY=KEY curl {ACCEPT} "{URL}"', f'K_KEY="KEY"; curl -u "p:$K_KEY" "{URL}"',
    f'export MONGODB_ATLAS_PRIVATE_API_KEY="KEY" && curl {ACCEPT} "{URL}"',
    f'AUTH="p:KEY"; curl -u "$AUTH" {ACCEPT} "{URL}"',
    f'ARGS=(--digest -u "p:KEY" {ACCEPT}); curl "${{ARGS[@]}}" "{URL}"',
    f'wget --user=p --password=KEY -O- "{URL}"', f'wget --http-password KEY "{URL}"',
    f'http -a p:KEY "{URL}"', f'http --auth=p:KEY GET "{URL}" Accept:application/json',
    f'http --auth-type bearer --auth KEY "{URL}"',
    f"""curl -X POST -d '{{"snapshotId":"x","password":"KEY","apiSecret":"KEY"}}' """
    f'"{URL.replace("snapshots", "restore")}"',
    *(f'curl {option} {ACCEPT} "{URL}"' for option in (
        '-H "Authorization: Digest username=\\"p\\", response=\\"KEY\\""',
        '-H "Authorization: Basic $(echo -n \'p:KEY\' | base64)"',
        '-H "Authorization: Basic $(printf %s "p:KEY" | base64 -w0)"',
        '-H "Authorization: Basic $(base64 <<< p:KEY)"', '-H "X-Gitlab-Token: KEY"',
        '-H "X-Session: KEY"', "--us p:KEY", "-u$'p:KEY'", "-H Authorization:\\ Bearer\\ KEY",
        """-H 'X-A: {"Authorization": ["Bearer KEY"]}'""", '-u p:"$(echo KEY)"',
        "-K <(echo user=p:KEY)", '-K <(echo "machine h login p password KEY")',
        "-H @<(echo 'Authorization: Bearer KEY')", "--proxy-us p:KEY", "-d token=KEY -G")),
    f'AUTH=$(echo -n "p:KEY" | base64); curl -H "Authorization: Basic $AUTH" {ACCEPT} "{URL}"',
    f'DB_PWD=KEY PASSPHRASE=KEY curl {ACCEPT} "{URL}"', f'http -A bearer -a KEY "{URL}"',
    f'setenv ATLAS_API_KEY KEY; curl {ACCEPT} "{URL}"', f'http "{URL}" Authorization:"Bearer KEY"',
    f'set -gx ATLAS_API_KEY KEY; curl {ACCEPT} "{URL}"',
    f'docker run -e ATLAS_PRIVATE_KEY=KEY img curl {ACCEPT} "{URL}"',
]
PROGRAMS = {
    "a.go": 'package main\n\nimport "net/http"\n\nfunc f(c *http.Client) {\n'
    f'\tr, _ := http.NewRequest("GET", "{URL}", nil); r.SetBasicAuth("p", "KEY"); '
    'r.Header.Set("Authorization", "Bearer KEY"); c.Do(r)\n}\n',
    "a.py": f'import requests\nrequests.get("{URL}", auth=HTTPDigestAuth("p", "KEY"), '
    'headers={"Authorization": "Bearer KEY", "X-Api-Key": "KEY"})\n',
    "b.py": f'import requests\nrequests.get("{URL}", auth=("p", "KEY"), '
    'headers={"X-Vault-Token": "KEY", "A": "Basic " + b64encode(b"p:KEY")})\n',
    "a.rb": f'request = Net::HTTP::Get.new("{URL}"); request.basic_auth "p", "KEY"\n',
    "a.ps1": f'Invoke-RestMethod "{URL}" -Password (ConvertTo-SecureString "KEY" -AsPlainText)\n',
    "A.java": f'var c = Credentials.basic("p", "KEY"); get("{URL}", c); headers["Authorization"] = "KEY";\n',
    "a.js": f'fetch("{URL}", {{ headers: {{ Authorization: "Basic KEY" }}, '
    'auth: { username: "p", password: "KEY" } })\n',
    ".github/workflows/a.yml": "jobs:\n  a:\n    env: { ATLAS_PRIVATE_KEY: KEY, URL: "
    f'"{URL}" }}\n    steps:\n      - run: curl -u "p:KEY" {URL}\n',
}

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
    if form == "markdown":
        # A table that is pasted into a spreadsheet must not become formulas there.
        for line in text.split("\n"):
            if re.match(r"\|", line) and re.search(r"(?<!\\)\|\s*[=+@]", line):
                yield f"a cell is a formula: {line!r}"
    if form == "html":
        page = Page(text)
        if page.scripts != own_scripts() or page.active:
            yield f"it passes markup on: {len(page.scripts)} scripts, {page.active}"
    if form == "markdown":
        for line in text.split("\n"):
            if re.search(r"(?<!\\)\]\(javascript", line):
                yield f"a link of another's making: {line!r}"


def credentials():
    """What reports repeat of the credentials of a tree."""
    files = {f"{place:02}.sh": f"#!/bin/bash\n{text}\n" for place, text in enumerate(SPELLINGS)}
    with tempfile.TemporaryDirectory() as folder:
        for name, text in (files | PROGRAMS).items():
            path = pathlib.Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(re.sub(r"(?<![A-Z_$])KEY(?![A-Z_=:])", SECRET, text))
        reports = [f"--report={form}={form}.out" for form in FORMATS]
        for command in (["check"], ["check", "--verbose"], ["migrate", "--dry-run"]):
            answer = tool(*command, "--format", "text", *reports, folder=folder)
            texts = {form: pathlib.Path(folder, form + ".out").read_text() for form in FORMATS}
            texts["errors"] = (answer.out + answer.err).decode()
            for form, text in texts.items():
                for line in text.split("\n"):
                    if SECRET in line:
                        yield (form, *command, "it repeats a secret", line.strip())
            for form in FORMATS:
                pathlib.Path(folder, form + ".out").unlink()


def main():
    problems = list(credentials())
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
    print(f"{len(NAMES)} hostile names, {len(SPELLINGS) + len(PROGRAMS)} spellings of credentials, "
          f"{len(FORMATS)} formats, {len(problems)} problems")
    return len(problems) > 0


if __name__ == "__main__":
    sys.exit(main())
