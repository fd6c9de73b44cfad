"""Documents, data and trees that are nested deeply, chained for long, or that grow."""

import json

from deep_shell import CALL, Shape, lines, nested

STEP = "    - run: |\n        " + CALL + "\n"
JOB = "jobs:\n  a:\n    runs-on: x\n    steps:\n" + STEP


def workflow(text):
    return Shape(".github/workflows/a.yml", lambda: text() if callable(text) else text)


def bomb(count, wide, line):
    """Values of which each holds the one before it several times."""
    return lines(count, lambda n: line(n, wide))


WORKFLOWS = {
    "deep-blocks": lambda: JOB + "b:\n" + lines(3_000, lambda n: " " * (n + 1) + "a:"),
    "deep-flow": lambda: JOB + "b: " + "[" * 50_000 + "]" * 50_000 + "\n",
    "deep-maps": lambda: JOB + "b: " + nested(50_000, "{a: ", "1", "}") + "\n",
    "deep-flow-within-limits": lambda: JOB + "b: " + "[" * 190 + "]" * 190 + "\n",
    "deep-lists": lambda: JOB + "b:\n" + "  " + "- " * 20_000 + "a\n",
    "deep-keys": lambda: JOB + "b:\n  " + "? " * 20_000 + "a\n",
    "aliases": lambda: JOB + "a0: &a0 [x, x]\n" + bomb(60, 9, lambda n, w: f"a{n + 1}: &a{n + 1} [" + f"*a{n}, " * w + "]"),
    "merges": lambda: JOB + "a0: &a0 {x: y}\n" + bomb(60, 9, lambda n, w: f"a{n + 1}: &a{n + 1}\n  <<: [" + f"*a{n}, " * w + "]"),
    "aliased-steps": lambda: "a0: &a0\n  steps:\n" + STEP + bomb(
        40, 2, lambda n, w: f"a{n + 1}: &a{n + 1}\n" + lines(w, lambda m: f"  b{m}: *a{n}")) + "jobs:\n  a: *a40\n",
    "own-merges": lambda: "a: &a\n  <<: [*a, *a]\n  b: *a\n  c: *a\n" + JOB,
    "recursive-alias": lambda: "a: &a\n  b: *a\n  <<: *a\n" + JOB,
    "tags": lambda: JOB + "b: " + "!a " * 20_000 + "c\n",
    "anchors": lambda: JOB + "b: " + "&a " * 20_000 + "c\n",
    "documents": lambda: JOB + "---\n" * 20_000,
    "many-steps": lambda: JOB + "    - run: a\n" * 10_000,
    "environment": lambda: "env:\n  A0: a\n" + lines(5_000, lambda n: f"  A{n + 1}: ${{{{ env.A{n} }}}}${{{{ env.A{n} }}}}") + JOB,
    "wide-environment": lambda: "env:\n  A0: aaaaaaaa\n" + lines(
        8, lambda n: f"  A{n + 1}: " + f"${{{{ env.A{n} }}}}" * 60) + JOB.replace("run: |", "run: |\n        echo $A8 ${{ env.A8 }}"),
    "expressions": lambda: JOB.replace("run: |", "if: ${{ " + nested(20_000, "(", "a", ")") + " }}\n      run: |"),
}

PIPELINES = {
    "extends": lambda: lines(300, lambda n: f".a{n}:\n  extends: .a{n + 1}") + f".a300:\n  script:\n    - '{CALL.replace(chr(39), '')}'\nb:\n  extends: .a0\n",
    "extends-twice": lambda: lines(60, lambda n: f".a{n}:\n  extends: [.a{n + 1}, .a{n + 1}]") + f".a60:\n  script:\n    - {CALL}\nb:\n  extends: .a0\n",
    "references": lambda: lines(60, lambda n: f".a{n}:\n  script:\n    - !reference [.a{n + 1}, script]\n    - !reference [.a{n + 1}, script]") + f".a60:\n  script:\n    - {CALL}\nb:\n  script: !reference [.a0, script]\n",
    "variables": lambda: "variables:\n  A0: aaaaaaaa\n" + lines(9, lambda n: f"  A{n + 1}: " + f"$A{n}" * 20) + f"b:\n  script:\n    - echo $A9\n    - {CALL}\n",
    "nested-lists": lambda: "b:\n  script:\n    - " + "[" * 5_000 + "a" + "]" * 5_000 + f"\nc:\n  script:\n    - {CALL}\n",
}

MAKE = {
    "variables": lambda: lines(5_000, lambda n: f"A{n} = $(A{n + 1})") + f"A5000 = x\nall:\n\t{CALL.replace('$', '$$')}\n\techo $(A0)\n",
    "doubling-variables": lambda: "A0 = aaaaaaaa\n" + lines(60, lambda n: f"A{n + 1} = $(A{n})$(A{n})") + f"all:\n\techo $(A60)\n\t{CALL.replace('$', '$$')}\n",
    "wide-variables": lambda: "A0 = aaaaaaaa\n" + lines(9, lambda n: f"A{n + 1} = " + f"$(A{n})" * 60) + f"all:\n\techo $(A9)\n\t{CALL.replace('$', '$$')}\n",
    "recursive-variables": lambda: f"A = $(A)$(B)\nB = $(A)$(B)\nall:\n\techo $(A)\n\t{CALL.replace('$', '$$')}\n",
    "nested-functions": lambda: f"A = " + nested(20_000, "$(if ", "a", ",b)") + f"\nall:\n\techo $(A)\n\t{CALL.replace('$', '$$')}\n",
    "prerequisites": lambda: lines(5_000, lambda n: f"a{n}: a{n + 1}") + f"a5000:\n\t{CALL.replace('$', '$$')}\n",
    "conditionals": lambda: "ifdef A\n" * 20_000 + f"all:\n\t{CALL.replace('$', '$$')}\n" + "endif\n" * 20_000,
    "definitions": lambda: "define A\n" * 20_000 + "endef\n" * 20_000 + f"all:\n\t{CALL.replace('$', '$$')}\n",
    "continuations": lambda: f"all:\n\t{CALL.replace('$', '$$')}" + " \\\n\t-s" * 20_000 + "\n",
}

JUST = {
    "variables": lambda: 'a0 := "aaaaaaaa"\n' + lines(10, lambda n: f"a{n + 1} := " + " + ".join([f"a{n}"] * 20)) + f"b:\n    echo {{{{a10}}}}\n    {CALL}\n",
    "chain": lambda: 'a0 := "a"\n' + lines(5_000, lambda n: f"a{n + 1} := a{n}") + f"b:\n    echo {{{{a5000}}}}\n    {CALL}\n",
    "dependencies": lambda: lines(3_000, lambda n: f"a{n}: a{n + 1}") + f"a3000:\n    {CALL}\n",
    "parentheses": lambda: "a := " + nested(20_000, "(", '"a"', ")") + f"\nb:\n    {CALL}\n",
    "interpolations": lambda: f"b:\n    echo " + "{{" * 20_000 + "}}" * 20_000 + f"\n    {CALL}\n",
}

DOCKER = {
    "arguments": lambda: "FROM a\nARG A0=a\n" + lines(1_000, lambda n: f"ARG A{n + 1}=$A{n}") + f"RUN {CALL} $A1000\n",
    "doubling-arguments": lambda: "FROM a\nARG A0=aaaaaaaa\n" + lines(200, lambda n: f"ARG A{n + 1}=$A{n}$A{n}") + f"RUN {CALL} $A200\n",
    "wide-arguments": lambda: "FROM a\nARG A0=aaaaaaaa\n" + lines(10, lambda n: f"ARG A{n + 1}=" + f"$A{n}" * 60) + f"RUN {CALL} $A10\n",
    "continuations": lambda: f"FROM a\nRUN {CALL}" + " \\\n  -s" * 2_000 + "\n",
    "here-documents": lambda: "FROM a\nRUN " + " ".join(f"<<E{n}" for n in range(5_000)) + "\n" + lines(5_000, lambda n: f"E{n}") + f"RUN {CALL}\n",
    "stages": lambda: lines(5_000, lambda n: f"FROM a{n} AS a{n + 1}") + f"RUN {CALL}\n",
}

PAGES = {
    "quotes": lambda: ">" * 20_000 + f"\n\n```sh\n{CALL}\n```\n",
    "quoted-fence": lambda: "> " * 500 + "```sh\n" + "> " * 500 + CALL + "\n" + "> " * 500 + "```\n",
    "lists": lambda: "".join(" " * 2 * n + "- a\n" for n in range(1_000)) + f"\n```sh\n{CALL}\n```\n",
    "fences": lambda: "```sh\n" * 20_001 + f"\n```\n```sh\n{CALL}\n```\n",
    "long-fences": lambda: "".join("`" * (n + 3) + "sh\n" for n in range(1_000)) + f"{CALL}\n",
    "links": lambda: "[" * 20_000 + "]" * 20_000 + f"\n\n```sh\n{CALL}\n```\n",
    "html": lambda: "<details>" * 20_000 + f"\n\n```sh\n{CALL}\n```\n",
    "json-fence": lambda: "```json\n" + "[" * 50_000 + f"\n```\n\n```sh\n{CALL}\n```\n",
}

QUOTED = CALL.replace("$K", "user:key").replace("$G", "g").replace("$C", "c")
OTHERS = {
    "a.py": {
        "sum": lambda: "x = " + "'a' + " * 20_000 + "'b'\n",
        "parentheses": lambda: "x = " + nested(20_000, "(", "'b'", ")") + "\n",
        "constants": lambda: "a0 = 'a'\n" + lines(20_000, lambda n: f"a{n + 1} = a{n} + 'x'"),
        "doubling-constants": lambda: "a0 = 'aaaaaaaa'\n" + lines(200, lambda n: f"a{n + 1} = a{n} + a{n}"),
        "wide-constants": lambda: "a0 = 'aaaaaaaa'\n" + lines(20, lambda n: f"a{n + 1} = " + " + ".join([f"a{n}"] * 60)),
        "templates": lambda: "x = f'" + nested(5_000, "{f'", "a", "'}") + "'\n",
        "indented": lambda: lines(300, lambda n: " " * n + "if a:") + " " * 300 + "b\n",
    },
    "a.js": {
        "templates": lambda: "x = " + nested(5_000, "`${", "a", "}`") + "\n",
        "doubling-constants": lambda: "const a0 = 'aaaaaaaa'\n" + lines(200, lambda n: f"const a{n + 1} = `${{a{n}}}${{a{n}}}`"),
        "calls": lambda: "x = " + nested(20_000, "f(", "a", ")") + "\n",
        "objects": lambda: "x = " + nested(20_000, "{a: ", "1", "}") + "\n",
    },
    "a.tf": {
        "templates": lambda: 'locals {\n  a = "' + nested(5_000, '${"', "a", '"}') + '"\n}\n',
        "locals": lambda: 'locals {\n  a0 = "aaaaaaaa"\n' + lines(200, lambda n: f'  a{n + 1} = "${{local.a{n}}}${{local.a{n}}}"') + "}\n",
        "blocks": lambda: "a {\n" * 10_000 + "}\n" * 10_000,
    },
}
URL = ('"https://cloud.mongodb.com/api/atlas/v2/groups/5f0000000000000000000001/clusters/c/backup/tenant/'
       'snapshots"')


def other(name, text):
    return Shape(name, lambda: text() + (f"y = {URL}\n" if name != "a.tf" else f"locals {{\n  y = {URL}\n}}\n"), free=["y = "])


def tree(levels, name="d"):
    return {"/".join([name] * levels) + "/b.sh": CALL + "\n"}


DATA = {
    "package-scripts": ("package.json", lambda: json.dumps({"scripts": {
        f"a{n}": f"npm run a{n + 1}" for n in range(3_000)} | {"a3000": CALL}}, indent=1) + "\n"),
    "package-depth": ("package.json", lambda: '{"scripts": {"a": ' + json.dumps(CALL) + '}, "b": ' + nested(400, "[", "", "]") + "}\n"),
    "package-too-deep": ("package.json", lambda: '{"scripts": {"a": ' + json.dumps(CALL) + '}, "b": ' + nested(50_000, "[", "", "]") + "}\n"),
    "postman-depth": ("a.postman_collection.json", lambda: '{"info": {"schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"}, "item": ' + nested(100, '[{"name": "a", "item": ', '[{"name": "b", "request": {"method": "GET", "url": ' + URL + '}}]', "}]") + "}\n"),
    "notebook": ("a.ipynb", lambda: '{"cells": ' + nested(50_000, "[", "", "]") + ', "a": ' + json.dumps(CALL) + "}\n"),
}

DOCUMENTS = {f"workflow-{name}": workflow(text) for name, text in WORKFLOWS.items()}
DOCUMENTS |= {f"gitlab-{name}": Shape(".gitlab-ci.yml", text) for name, text in PIPELINES.items()}
DOCUMENTS |= {f"make-{name}": Shape("Makefile", text, free=["curl"]) for name, text in MAKE.items()}
DOCUMENTS |= {f"just-{name}": Shape("justfile", text) for name, text in JUST.items()}
DOCUMENTS |= {f"docker-{name}": Shape("Dockerfile", text) for name, text in DOCKER.items()}
DOCUMENTS |= {f"page-{name}": Shape("a.md", text) for name, text in PAGES.items()}
DOCUMENTS |= {f"{name[2:]}-{what}": other(name, text) for name, all in OTHERS.items() for what, text in all.items()}
DOCUMENTS |= {f"data-{what}": Shape(name, text, free=["curl" if "postman" not in name else "backup"]) for what, (name, text) in DATA.items()}
DOCUMENTS["tree-deep"] = Shape("a.sh", CALL + "\n", lambda: tree(1_900))
