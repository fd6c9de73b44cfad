"""Writes a stand-in for one release of the Atlas Go SDK, from the facts about that release.

    python3 stub.py FOLDER v20241113005.0.0

The module has the services, methods, parameter structs, models and mocks that `facts.json` says
the release has, with their names and signatures, and sends what the SDK sends. What the facts do
not tell (the client, errors, helpers) is in `client.go.txt` and `mock.go.txt`.
"""

import json
import re
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
FACTS = json.loads((HERE / "facts.json").read_text())
TAGS = FACTS["tags"]
VERBS = {"Download": "POST", "Create": "POST", "Get": "GET", "List": "GET"}


def at(ranges, tag):
    """The value of the range that holds the tag, or None."""
    place = TAGS.index(tag)
    for first, last, value in ranges:
        if TAGS.index(first) <= place <= TAGS.index(last):
            return value
    return None


def module_path(tag):
    major = tag.split(".")[0]
    return "go.mongodb.org/atlas-sdk" + ("" if major in ("v0", "v1") else "/" + major)


def path_of(name, paths):
    """The path of a method: by its verb and by whether the path ends in an id."""
    if name.startswith(("Download", "Create")):
        wanted = [p for p in paths if p.endswith(("/download", "/restore", "/restoreJobs"))]
        if name.startswith("Create"):
            wanted = [p for p in wanted if not p.endswith("/download")]
    elif name.startswith("Get"):
        wanted = [p for p in paths if p.endswith("}")]
    else:
        wanted = [p for p in paths if not p.endswith(("}", "/download", "/restore"))]
    assert len(wanted) == 1, (name, wanted)
    return wanted[0]


def signature(parameters):
    return ", ".join(f"{name} {type}" for name, type in parameters)


def exported(name):
    return name[0].upper() + name[1:]


def service(facts, tag):
    """The Go text of one service."""
    interface, struct = at(facts["interface"], tag), at(facts["struct"], tag)
    methods = at(facts["methods"], tag)
    executes = at(facts["interface_execute"], tag)
    out = [f"type {interface} interface {{"]
    for name, parameters, returns in methods + at(facts["with_params"], tag) + executes:
        out.append(f"\t{name}({signature(parameters)}) {returns}")
    out += ["}", "", f"type {struct} service", ""]
    for name, parameters, returns in methods:
        fields = at(facts["structs"][f"{name}ApiRequest"], tag)
        out += struct_text(f"{name}ApiRequest", fields)
        out += struct_text(f"{name}ApiParams", at(facts["structs"][f"{name}ApiParams"], tag))
        given = [p for p, _ in parameters if p != "ctx"]
        sets = ", ".join(["ApiService: a", "ctx: ctx"] + [f"{p}: {p}" for p in given])
        out += [
            f"func (a *{struct}) {name}({signature(parameters)}) {returns} {{",
            f"\treturn {returns}{{{sets}}}", "}", ""]
        names = [f.split()[0] for f in fields if f.split()[0] not in ("ctx", "ApiService")]
        sets = ", ".join(["ApiService: a", "ctx: ctx"] + [f"{n}: args.{exported(n)}" for n in names])
        out += [
            f"func (a *{struct}) {name}WithParams(ctx context.Context, args *{name}ApiParams)"
            f" {name}ApiRequest {{", f"\treturn {name}ApiRequest{{{sets}}}", "}", ""]
        out += execute(facts, tag, struct, name, executes, fields)
    for name, parameters, returns, receiver in at(facts["builders"], tag):
        if name == "Execute":
            continue
        field, value = parameters[0][0], parameters[0][0]
        if any(f == f"{field} *{parameters[0][1]}" for f in at(facts["structs"][receiver], tag)):
            value = "&" + field
        out += [
            f"func (r {receiver}) {name}({signature(parameters)}) {returns} {{",
            f"\tr.{field} = {value}", "\treturn r", "}", ""]
    return "\n".join(out)


def struct_text(name, fields):
    return [f"type {name} struct {{"] + [f"\t{field}" for field in fields] + ["}", ""]


def execute(facts, tag, struct, name, executes, fields):
    """`Execute` of the request and of the service."""
    own = next(e for e in executes if e[0].lower() == f"{name}Execute".lower())
    result = re.match(r"\(\*(\w+),", own[2]).group(1)
    path = path_of(name, at(facts["paths"], tag))
    names = [f.split()[0] for f in fields]
    body = next((f.split()[0] for f in fields if f.split()[1].startswith("*")
                 and f.split()[0] not in ("includeCount", "itemsPerPage", "pageNum")), None)
    text = '"' + re.sub(r"\{(\w+)\}", r'" + url.PathEscape(r.\1) + "', path) + '"'
    paged = [n for n in ("includeCount", "itemsPerPage", "pageNum") if n in names]
    verb = next(v for k, v in VERBS.items() if name.startswith(k))
    media = at(facts["media"], tag)[0]
    defaults = {"includeCount": "true", "itemsPerPage": "100", "pageNum": "1"}
    lines = [
        f"func (r {name}ApiRequest) Execute() {own[2]} {{",
        f"\treturn r.ApiService.{own[0]}(r)", "}", "",
        f"func (a *{struct}) {own[0]}(r {name}ApiRequest) {own[2]} {{",
        f"\tvar answer *{result}", "\tquery := url.Values{}"]
    for parameter in paged:
        lines.append(f'\tset(query, "{parameter}", r.{parameter}, "{defaults[parameter]}")')
    lines += [
        f'\tresponse, err := a.client.send(r.ctx, "{verb}", {text}, query, "{media}", '
        f"{'r.' + body if body else 'nil'}, &answer)", "\treturn answer, response, err", "}", ""]
    return lines


def model(name, facts, tag):
    """The Go text of one model; empty if the release has not got it."""
    fields = at(facts["fields"], tag)
    if fields is None:
        return ""
    types = {f.split()[0]: f.split()[1] for f in fields}
    out = struct_text(name, fields)
    for text in at(facts["funcs"], tag):
        out += function(name, text, types) + [""]
    return "\n".join(out)


def function(name, text, types):
    head = text + " {"
    made = re.match(r"func New\w+?(WithDefaults)?\((.*)\) \*", text)
    if made:
        sets = ", ".join(f"{exported(p.split()[0])}: {p.split()[0]}"
                         for p in made.group(2).split(", ") if p)
        return [head, f"\treturn &{name}{{{sets}}}", "}"]
    method = re.match(r"func \(o \*?\w+\) (\w+)\(", text).group(1)
    if method in ("ToMap", "MarshalJSONWithoutReadOnly", "MarshalJSON"):
        if method == "MarshalJSON":
            return [head, f"\ttype plain {name}", "\treturn json.Marshal((*plain)(o))" if "*" in
                    text.split(")")[0] else "\treturn json.Marshal(plain(o))", "}"]
        return [head, "\tpanic(\"not in the stand-in\")", "}"]
    field = method[3:]
    if method.startswith("Set"):
        if field.endswith("Nil"):
            return [head, f"\to.NullFields = append(o.NullFields, \"{field[:-3]}\")", "}"]
        star = "&" if types[field].startswith("*") and not text.endswith(f"(v {types[field]})") else ""
        return [head, f"\to.{field} = {star}v", "}"]
    if method.startswith("Has"):
        return [head, f"\treturn o != nil && o.{field} != nil", "}"]
    if field.endswith("Ok") and field not in types:
        field = field[:-2]
        is_pointer = types[field].startswith("*") or f") ({types[field]}, bool)" in text
        value = f"o.{field}" if is_pointer else f"&o.{field}"
        return [head, "\tif o == nil {", "\t\treturn nil, false", "\t}",
                f"\treturn {value}, " + (f"o.{field} != nil" if types[field][0] in "*[" else "true"), "}"]
    result = text.rsplit(") ", 1)[1]
    star = "*" if types[field].startswith("*") else ""
    absent = f"o == nil || o.{field} == nil" if types[field][0] in "*[" else "o == nil"
    return [head, f"\tif {absent} {{", f"\t\tvar none {result}", "\t\treturn none", "\t}",
            f"\treturn {star}o.{field}", "}"]


def client(tag):
    """The struct of the client with its services."""
    services = [(at(s["interface"], tag), at(s["struct"], tag)) for s in FACTS["services"].values()]
    services = [s for s in services if s[0]]
    out = ["type APIClient struct {", "\tbase string", "\thttp *http.Client"]
    out += [f"\t{name} {name}" for name, _ in services]
    out += ["}", "", "func (c *APIClient) connect() {"]
    out += [f"\tc.{name} = &{struct}{{client: c}}" for name, struct in services]
    return "\n".join(out + ["}", ""])


def mock(facts, tag):
    """The mock of one service, with its expecter."""
    interface = at(facts["interface"], tag)
    out = [f"type {interface} struct{{ calls }}", f"type {interface}_Expecter struct{{ mock *calls }}",
           "", f"func New{interface}(t testing) *{interface} {{ return &{interface}{{calls{{t: t}}}} }}",
           f"func (m *{interface}) EXPECT() *{interface}_Expecter {{",
           f"\treturn &{interface}_Expecter{{mock: &m.calls}}", "}", ""]
    methods = at(facts["methods"], tag) + at(facts["with_params"], tag)
    methods += at(facts["interface_execute"], tag)
    for name, parameters, returns in methods:
        if name[0].islower():
            continue
        own = [(p, re.sub(r"(\*?)([A-Z]\w+)$", r"\1admin.\2", t) if "." not in t else t)
               for p, t in parameters]
        results = re.sub(r"(?<![.\w])([A-Z]\w+)", r"admin.\1", returns)
        given = ", ".join(p for p, _ in own)
        call = f"{interface}_{name}_Call"
        count = results.count(",") + 1
        function = f"func({signature(own)}) {results}"
        kinds = [r.strip("() ") for r in results.split(",")]
        returned = ", ".join(f"r{i} {k}" for i, k in enumerate(kinds))
        values = ", ".join(f"as[{k}](given[{i}])" for i, k in enumerate(kinds))
        out += [
            f"type {call} struct{{ *call }}", "",
            f"func (m *{interface}) {name}({signature(own)}) {results} {{",
            f'\tfound := m.find("{name}", {given})',
            f"\tif run, ok := found.function.({function}); ok {{", f"\t\treturn run({given})", "\t}",
            f"\tif run, ok := found.function.(func({signature(own)})); ok {{", f"\t\trun({given})",
            "\t}", f"\tgiven := found.results({count})", f"\treturn {values}", "}", "",
            f"func (e *{interface}_Expecter) {name}({', '.join(p for p, _ in own)} interface{{}}) *{call} {{",
            f'\treturn &{call}{{e.mock.expect("{name}", {given})}}', "}", "",
            f"func (c *{call}) Return({returned}) *{call} {{",
            f"\tc.given = []interface{{}}{{{', '.join(f'r{i}' for i in range(count))}}}", "\treturn c", "}",
            "", f"func (c *{call}) Run(run func({signature(own)})) *{call} {{", "\tc.function = run",
            "\treturn c", "}", "",
            f"func (c *{call}) RunAndReturn(run {function}) *{call} {{", "\tc.function = run",
            "\treturn c", "}", "",
            f"func (c *{call}) Once() *{call} {{ return c }}",
            f"func (c *{call}) Times(int) *{call} {{ return c }}", ""]
    return "\n".join(out)


def write(folder, tag):
    """The whole module."""
    folder = Path(folder)
    (folder / "admin").mkdir(parents=True, exist_ok=True)
    (folder / "go.mod").write_text(f"module {module_path(tag)}\n\ngo 1.18\n")
    oauth = at([["v20241023001.1.0", "v20241023002.1.0", "clientID, clientSecret string, cache interface{}"],
                ["v20241113001.0.0", "v20250312023.1.0", "ctx context.Context, clientID, clientSecret string"]],
               tag)
    text = (HERE / "client.go.txt").read_text()
    if oauth:
        text += f"\nfunc UseOAuthAuth({oauth}) ClientModifier {{\n\treturn func(*APIClient) error {{ return nil }}\n}}\n"
    (folder / "admin" / "client.go").write_text(text + "\n" + client(tag))
    for name, facts in FACTS["services"].items():
        if at(facts["interface"], tag):
            imports = 'import (\n\t"context"\n\t"net/http"\n\t"net/url"\n)\n\n'
            (folder / "admin" / name).write_text("package admin\n\n" + imports + service(facts, tag))
    for name, facts in FACTS["models"].items():
        text = model(name, facts, tag)
        if text:
            imports = [f'import "{p}"\n' for p, use in (("time", "time."), ("encoding/json", "json."))
                       if re.search(rf"\b{re.escape(use)}", text)]
            (folder / "admin" / f"model_{name.lower()}.go").write_text(
                "package admin\n\n" + "".join(imports) + "\n" + text)
    if at(FACTS["mocks"], tag):
        (folder / "mockadmin").mkdir(exist_ok=True)
        (folder / "mockadmin" / "mock.go").write_text((HERE / "mock.go.txt").read_text())
        for name, facts in FACTS["services"].items():
            if at(facts["interface"], tag):
                (folder / "mockadmin" / name.replace("api_", "")).write_text(
                    'package mockadmin\n\nimport (\n\t"context"\n\t"net/http"\n\n'
                    f'\t"{module_path(tag)}/admin"\n)\n\n' + mock(facts, tag))


if __name__ == "__main__":
    write(sys.argv[1], sys.argv[2])
