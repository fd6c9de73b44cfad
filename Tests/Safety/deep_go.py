"""Go packages that are nested deeply, chained for long, or that grow as they are followed."""

from deep_shell import HOME, NEW, OLD, Shape, lines, nested

SEND = """
func send(group, cluster string) (*http.Response, error) {
	request, err := http.NewRequest("GET", "%s"+group+"/%s/"+cluster+"/%s", nil)
	if err != nil {
		return nil, err
	}
	request.Header.Set("Accept", "application/%s")
	return http.DefaultClient.Do(request)
}
"""
CALL = SEND % (HOME, "clusters", "backup/tenant/snapshots", OLD)
FLEX = SEND % (HOME, "flexClusters", "backup/snapshots", NEW)
SDK = """
func list(client *admin.APIClient) {
	client.SharedTierSnapshotsApi.ListSharedClusterBackups(context.Background(), "g", "c").Execute()
}
"""
HEAD = 'package main\n\nimport (\n\t"net/http"\n)\n'
READ = "\nfunc read() {\n\tanswer, _ := send(\"g\", \"c\")\n\t%s\n}\n"


def program(text, more=""):
    """A program with some declarations before the function that sends a call."""
    head = 'package main\n\nimport (\n' + "".join(f'\t"{name}"\n' for name in more.split()) + '\t"net/http"\n)\n'
    return Shape("main.go", lambda: head + (text() if callable(text) else text) + CALL, old=CALL, new=FLEX)


def body(text, more=""):
    """A program with some statements in a function that calls the one that sends."""
    return program(lambda: 'func run() {\n\tsend("a", "b")\n' + (text() if callable(text) else text)
                   + '\n\tsend("c", "d")\n}\n', more)


def decoded(type, more=""):
    """A program that reads the answer into a value of a type."""
    return program(f'{type}\nfunc read() {{\n\tanswer, _ := send("a", "b")\n\tvar value T\n'
                   "\tjson.NewDecoder(answer.Body).Decode(&value)\n\tout, _ := json.Marshal(value)\n"
                   "\tfmt.Println(value, out)\n}\n", "encoding/json fmt")


EXPRESSIONS = {
    "sum": lambda: "x := " + '"a" + ' * 5_000 + '"b"\n_ = x',
    "sum-of-names": lambda: 'a := "a"\nx := ' + 'a + ' * 5_000 + 'a\n_ = x',
    "comparisons": lambda: "x := " + 'a == ' * 5_000 + 'b\n_ = x',
    "conjunction": lambda: "x := " + 'a && ' * 3_000 + 'b\n_ = x',
    "right-sum": lambda: "x := " + nested(20_000, '"a" + (', '"b"', ")") + "\n_ = x",
    "right-sum-within-limits": lambda: "x := " + nested(450, '"a" + (', '"b"', ")") + "\n_ = x",
    "parentheses": lambda: "x := " + nested(20_000, "(", '"b"', ")") + "\n_ = x",
    "calls": lambda: "x := " + nested(20_000, "f(", '"b"', ")") + "\n_ = x",
    "calls-within-limits": lambda: "x := " + nested(450, "f(", '"b"', ")") + "\n_ = x",
    "selectors": lambda: "x := a" + ".b" * 50_000 + "\n_ = x",
    "methods": lambda: "x := a" + ".b()" * 50_000 + "\n_ = x",
    "methods-within-limits": lambda: "x := a" + ".b()" * 490 + "\n_ = x",
    "indexes": lambda: "x := a" + "[0]" * 50_000 + "\n_ = x",
    "nested-indexes": lambda: "x := " + nested(20_000, "a[", "0", "]") + "\n_ = x",
    "slices": lambda: "x := a" + "[1:]" * 20_000 + "\n_ = x",
    "assertions": lambda: "x := a" + ".(any)" * 20_000 + "\n_ = x",
    "literals": lambda: "x := []any" + nested(20_000, "{", "1", "}") + "\n_ = x",
    "literals-within-limits": lambda: "x := []any" + nested(480, "{", "1", "}") + "\n_ = x",
    "typed-literals": lambda: "x := " + nested(20_000, "T{a: ", "1", "}") + "\n_ = x",
    "map-literals": lambda: "x := " + nested(20_000, 'map[string]any{"a": ', "1", "}") + "\n_ = x",
    "map-literals-within-limits": lambda: "x := " + nested(450, 'map[string]any{"a": ', "1", "}") + "\nb, _ := json.Marshal(x)\n_ = b",
    "functions": lambda: "x := " + nested(20_000, "func() any { return ", "1", " }") + "\n_ = x",
    "functions-within-limits": lambda: "x := " + nested(450, "func() any { return ", "1", " }") + "\n_ = x",
    "called-functions": lambda: nested(450, "func() {\n", 'send("e", "f")', "\n}()\n"),
    "negations": lambda: "x := " + "!" * 50_000 + "a\n_ = x",
    "stars": lambda: "x := " + "*" * 50_000 + "a\n_ = x",
    "addresses": lambda: "x := " + "&" * 1 + nested(400, "&(", "a", ")") + "\n_ = x",
    "receives": lambda: "x := " + "<-" * 50_000 + "a\n_ = x",
    "conversions": lambda: "x := " + nested(450, "string(", '"a"', ")") + "\n_ = x",
    "arguments": lambda: "f(" + '"a", ' * 3_000 + '"b")',
    "formats": lambda: 'x := fmt.Sprintf("' + "%s" * 2_000 + '"' + ', "a"' * 2_000 + ")\n_ = x",
    "width": lambda: 'x := fmt.Sprintf("%2000000000s %0999999999d", "a", 1)\n_ = x',
    "numbers": lambda: 'x := fmt.Sprintf("%[99999999999999999999]s %[9223372036854775807]d %[0]d %*[3]d", "a", 1)\ny := "abc"[9223372036854775807:9223372036854775807] + "abc"[1:9999999999999999999]\na := []string{9223372036854775807: "a"}\nz := a[9223372036854775807] + a["-5"] + y["-5":"-3"]\n_, _ = x, z',
    "repeat": lambda: 'x := strings.Repeat("a", 9000000000)\n_ = x',
    "joined": lambda: "x := " + nested(450, 'path.Join("a", ', '"b"', ")") + "\n_ = x",
}

STATEMENTS = {
    "blocks": lambda: nested(20_000, "{\n", "a()", "\n}\n"),
    "blocks-within-limits": lambda: nested(450, "{\n", "a()", "\n}\n"),
    "ifs": lambda: nested(20_000, "if a {\n", "b()", "\n}\n"),
    "ifs-within-limits": lambda: nested(450, "if a {\n", 'send("e", "f")', "\n}\n"),
    "else-ifs": lambda: "if a { b() " + "} else if c { d() " * 3_000 + "}",
    "else-ifs-that-set": lambda: "x := 1\nif a { x = 2 " + "} else if c { x = 3 " * 1_000 + "}",
    "else-ifs-with-headers": lambda: "if a { b() " + "} else if c := d(); c { d() " * 1_000 + "}",
    "loops": lambda: nested(450, "for i := range a {\n", "b()", "\n}\n"),
    "many-loops": lambda: nested(20_000, "for {\n", "b()", "\n}\n"),
    "switches": lambda: nested(450, "switch a {\ncase b:\n", "b()", "\n}\n"),
    "cases": lambda: "switch a {\n" + lines(2_000, lambda n: f"case {n}: b()") + "}",
    "cases-that-set": lambda: "x := 1\nswitch a {\n" + lines(1_000, lambda n: f"case {n}: x = {n}") + "}",
    "selects": lambda: nested(450, "select {\ncase <-a:\n", "b()", "\n}\n"),
    "labels": lambda: lines(2_000, lambda n: f"l{n}:") + "for {}",
    "deferred": lambda: nested(450, "defer func() {\n", "b()", "\n}()\n"),
    "returns": lambda: lines(2_000, lambda n: "if a { return }"),
    "strings": lambda: 's := "aaaaaaaa"\n' + "s = s + s\n" * 100 + "_ = s",
    "appended-strings": lambda: 's := "aaaaaaaa"\n' + "s += s\n" * 100 + "_ = s",
    "formatted-strings": lambda: 's := "aaaaaaaa"\n' + 's = fmt.Sprintf("%s%s", s, s)\n' * 100 + "_ = s",
    "replaced-strings": lambda: 's := "aaaaaaaa"\n' + 's = strings.ReplaceAll(s, "a", s)\n' * 100 + "_ = s",
    "joined-strings": lambda: 's := "aaaaaaaa"\n' + 's = strings.Join([]string{s, s}, s)\n' * 20 + "_ = s",
    "built-strings": lambda: 'var s strings.Builder\ns.WriteString("aaaaaaaa")\n' + "s.WriteString(s.String())\n" * 100 + "_ = s",
    "growing-strings": lambda: 's := "a"\n' + 's = s + "b" + c\n' * 2_000 + "_ = s",
    "lists": lambda: "l := []any{1, 2}\n" + "l = append(l, l...)\n" * 100 + "_ = l",
    "nested-lists": lambda: "var l any = 1\n" + "l = []any{l}\n" * 3_000 + "_ = l",
    "nested-lists-of-two": lambda: "var l any = 1\n" + "l = []any{l, l}\n" * 200 + "f(l)\nb, _ := json.Marshal(l)\n_ = b",
    "nested-maps": lambda: "var l any = 1\n" + 'l = map[string]any{"a": l, "b": l}\n' * 200 + "f(l)\nb, _ := json.Marshal(l)\n_ = b",
    "nested-values": lambda: "var l any = 1\n" + "l = T{a: l}\n" * 3_000 + "f(l)",
    "nested-values-of-two": lambda: "var l any = 1\n" + "l = T{a: l, b: l}\n" * 200 + "f(l)",
    "nested-closures": lambda: "l := func() {}\n" + lines(1_000, lambda n: "l = func() { l() }") + "l()",
    "pointers": lambda: "var l any\n" + "l = &l\n" * 5_000 + "f(l)",
    "assignments": lambda: 'x0 := "a"\n' + lines(2_000, lambda n: f"x{n + 1} := x{n}") + "f(x2000)",
    "doubling-assignments": lambda: 'x0 := "aaaaaaaa"\n' + lines(200, lambda n: f"x{n + 1} := x{n} + x{n}") + "f(x200)",
    "wide-branches": lambda: lines(40, lambda n: f"x{n} := 1\nif a {{ x{n} = 2 }}") + lines(40, lambda n: f"f(x{n})"),
}

DECLARATIONS = {
    "constants": lambda: 'const c0 = "a"\n' + lines(2_000, lambda n: f'const c{n + 1} = c{n} + "x"'),
    "constants-backward": lambda: lines(2_000, lambda n: f'const c{n} = c{n + 1} + "x"') + 'const c2000 = "a"\n',
    "doubling-constants": lambda: 'const c0 = "aaaaaaaa"\n' + lines(200, lambda n: f"const c{n + 1} = c{n} + c{n}"),
    "cyclic-constants": lambda: "const a = b + b\nconst b = a + a\n",
    "variables": lambda: lines(2_000, lambda n: f"var v{n} = v{n + 1}") + "var v2000 = 1\n",
    "functions": lambda: lines(2_000, lambda n: f"func f{n}() {{ f{n + 1}() }}") + 'func f2000() { send("a", "b") }\n',
    "doubling-functions": lambda: lines(7, lambda n: f"func f{n}() {{ f{n + 1}(); f{n + 1}() }}") + 'func f7() { send("a", "b") }\n',
    "towers-of-functions": lambda: lines(30, lambda n: f"func f{n}() {{ " + nested(180, "if a { ", f"f{n + 1}()", " }") + " }") + "func f30() {}\n",
    "recursion": lambda: "func f() { f(); g(); f() }\nfunc g() { f(); g(); h(f, g) }\nfunc h(a, b func()) { a(); b(); h(b, a) }\n",
    "methods": lambda: "type T struct{ a string }\n" + lines(1_000, lambda n: f"func (t T) f{n}() T {{ return t.f{n + 1}() }}"),
    "interfaces": lambda: lines(1_000, lambda n: f"type I{n} interface {{ I{n + 1} }}"),
    "named-types": lambda: lines(2_000, lambda n: f"type T{n} T{n + 1}") + "type T2000 string\n",
    "embedded-types": lambda: lines(1_000, lambda n: f"type T{n} struct {{ T{n + 1}; a{n} string }}") + "type T1000 struct{}\n",
    "fields": lambda: "type T struct {\n" + lines(2_000, lambda n: f"a{n} string") + "}\n",
    "parameters": lambda: "func f(" + "".join(f"a{n} string, " for n in range(3_000)) + ") {}\n",
    "deep-struct": lambda: "type T " + nested(20_000, "struct { a ", "string", " }") + "\n",
    "deep-pointer": lambda: "type T " + "*" * 50_000 + "string\n",
    "deep-function-type": lambda: "type T " + "func() " * 20_000 + "string\n",
    "deep-generic": lambda: "type T " + nested(20_000, "G[", "string", "]") + "\n",
    "imports": lambda: "",
}

# Types that hold themselves: each is read from JSON, written as JSON, printed and called.
TYPES = {
    "list": "type T []T",
    "map": "type T map[string]T",
    "pointer": "type T *T",
    "pointer-in-list": "type T []*T",
    "through-another": "type T []U\ntype U map[string]V\ntype V []T",
    "itself": "type T T",
    "alias": "type T = U\ntype U = T",
    "channel": "type T chan T",
    "function": "type T func(T) T",
    "array": "type T [2]T",
    "struct": "type T struct { A string; B *T; C []T; D map[string]T }",
    "mutual-structs": "type T struct { A string; B *U; C []U }\ntype U struct { A string; B *T; C []T }",
    "embedded": "type T struct { *T; A string }\nfunc (t *T) run() { t.A = \"a\"; t.T.T.A = \"b\"; t.none() }",
    "mutually-embedded": "type T struct { *U; A string }\ntype U struct { *T; B string }\nfunc (t *T) run() { t.A = \"a\"; t.B = \"b\"; t.none() }",
    "embedded-by-value": "type T struct { T; A string }\nfunc (t *T) run() { t.A = \"a\"; t.none() }",
    "points-at-itself": "type T struct { *T; A string }\nfunc run() { var t T; t.T = &t; t.A = \"a\"; t.none(); fmt.Println(t, &t) }",
    "text": "type T struct { text }\ntype text struct { text *text }\nfunc run() { var t text; t.text = &t; fmt.Println(t, &t); send(fmt.Sprint(&t), t.text) }",
    "generic": "type T = G[string]\ntype G[P any] struct { A P; B *G[G[P]]; C []G[[]P] }",
    "generic-list": "type T = G[string]\ntype G[P any] []G[[]P]",
    "generic-argument": "type T = G[T]\ntype G[P any] []P",
    "interface": "type T interface { a(T) T; b() interface { T } }",
    "method": "type T []T\nfunc (t *T) UnmarshalJSON(data []byte) error { return json.Unmarshal(data, t) }\nfunc (t T) MarshalJSON() ([]byte, error) { return json.Marshal(t) }",
    "wide": "type T struct {" + "; ".join(f"A{n} []T" for n in range(60)) + "}",
    "wide-pointers": "type T struct {" + "; ".join(f"A{n} *T" for n in range(60)) + "}",
    "wide-embedded": lines(20, lambda n: f"type T{n} struct {{ *T{(n + 1) % 20}; *T{(n + 2) % 20}; *T{(n + 3) % 20}; A string }}") + "type T struct { T0 }",
    "local": "func local() { type T []T; var t T; json.Unmarshal(nil, &t); type U struct { *U; A []U }; var u U; u.A = nil; json.Unmarshal(nil, &u) }\ntype T int",
}


def packages(count):
    """A module in which each package calls the next, and the last sends."""
    files = {"go.mod": "module example.com/m\n"}
    for n in range(count):
        files[f"p{n}/p.go"] = (f'package p{n}\n\nimport "example.com/m/p{n + 1}"\n\n'
                               f"func Send() {{ p{n + 1}.Send() }}\n")
    return files


def sdk(make):
    """The same beside a call of the SDK, so that types are followed as well."""
    text = make.text
    return Shape("main.go", lambda: text().replace(
        '\t"net/http"\n', '\t"context"\n\t"go.mongodb.org/atlas-sdk/v20250312001/admin"\n\t"net/http"\n', 1) + SDK,
        old=make.old, new=make.new, free=["client."])


GO = {f"go-{name}": body(text, "encoding/json fmt strings path") for name, text in (EXPRESSIONS | STATEMENTS).items()}
GO |= {f"go-{name}": program(text) for name, text in DECLARATIONS.items()}
GO |= {f"go-type-{name}": decoded(text) for name, text in TYPES.items()}
GO |= {f"sdk-{name[3:]}": sdk(shape) for name, shape in GO.items()}
GO["go-packages"] = Shape(
    "p60/p.go", f'package p60\n\nimport "net/http"\n\nfunc Send() {{ send("a", "b") }}\n{CALL}',
    lambda: packages(60), old=CALL, new=FLEX)
