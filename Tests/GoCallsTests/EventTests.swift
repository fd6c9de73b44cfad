import Calls
import GoCalls
import Testing
import Text

/// Serves the sources of a test.
private struct Sources: SourceLoader {
  var set = SourceSet()
  func load(_ path: [UInt8], from script: FileID) -> FileID? { nil }
  func names(in folder: [UInt8], from script: FileID) -> [[UInt8]] { [] }
  func bytes(of file: FileID) -> [UInt8] { set.bytes(of: file) }
  func path(of file: FileID) -> [UInt8] { set.path(of: file) }
}

/// The requests of a package as lines: each argument, holes as `${name}`.
private func requests(_ files: String...) -> [String] {
  var sources = Sources()
  let ids = files.enumerated().map { index, text in
    sources.set.add(.init(path: [UInt8]("f\(index).go".utf8), bytes: [UInt8](text.utf8)))
  }
  let trace = evaluate(package: ids, with: sources)
  return trace.events.filter { $0.role == .request }.flatMap { event in
    event.alternatives.map { alternative in
      alternative.arguments.dropFirst(2).map(\.text.description).joined(separator: " ")
    }
  }
}

/// A program that sends one GET to the value of `expression`.
private func get(_ expression: String, declarations: String = "") -> String {
  """
  package main
  import ("fmt"; "net/http"; "net/url"; "os"; "path"; "strings")
  \(declarations)
  func main() {
    req, err := http.NewRequest("GET", \(expression), nil)
    if err != nil { return }
    http.DefaultClient.Do(req)
  }
  """
}

@Suite struct GoEventTests {
  @Test(
    "Every time through a loop",
    arguments: [
      ("for i := 0; i < 2; i++ { get(ops[i]) }", ["/a", "/a", "/b"]),
      ("u := \"/a\"; for n := 0; n < 2; n++ { get(u); u = \"/b\" }", ["/a", "/b"]),
      (
        "u, f := \"\", true; for more() { u = \"/b\"; if f { u = \"/a\" }; f = false; get(u) }",
        ["/a", "/b"]
      ),
      (
        "s := \"1\"; for s != \"\" { switch s { case \"1\": get(\"/a\"); s = \"2\"; case \"2\": get(\"/b\"); s = \"\" } }",
        ["/a", "/b"]
      ),
      ("u := \"/a\"\nagain:\n get(u); if more() { u = \"/b\"; goto again }", ["/a", "/b"]),
      ("for n := 0; n < 2; n++ { get(\"/a\") }", ["/a"]),
      ("p := []string{\"/a\"}; get(p[0]); p[0] = \"/b\"; get(p[0])", ["/a", "/b"]),
      ("get(Path(\"/b\").url())", ["/b"]),
    ])
  func rounds(_ statements: String, _ expected: [String]) {
    let lines = requests(
      """
      package main
      import "net/http"
      type Path string
      func (p Path) url() string { return string(p) }
      var ops = []string{"/a", "/b"}
      func more() bool { return len(ops) > 3 }
      func get(u string) { http.Get("https://h" + u) }
      func main() { \(statements) }
      """)
    #expect(lines.map { String($0.suffix(2)) } == expected)
  }

  @Test(
    "URLs",
    arguments: [
      (#""https://h/a" + "/b""#, "https://h/a/b"),
      ("`https://h/` + os.Getenv(\"X\")", "https://h/${X}"),
      (
        #"fmt.Sprintf("%s/groups/%s/%d%%", "https://h", os.Getenv("G"), 7)"#,
        "https://h/groups/${G}/7%"
      ),
      (#"fmt.Sprintf("%[2]s/%[1]s", "a", "https://h")"#, "https://h/a"),
      (#"fmt.Sprintf("%s/%s", []any{"https://h", "a"}...)"#, "https://h/a"),
      (#"fmt.Sprintf(format, fmt.Sprintf("%s/x", base), "y")"#, "https://h/v2/x/y"),
      (#"strings.Join([]string{base, "a", "b"}, "/")"#, "https://h/v2/a/b"),
      (#"strings.TrimSuffix(base, "/v2") + "/v3""#, "https://h/v3"),
      (#"strings.Replace(base, "v2", "v1.0", 1)"#, "https://h/v1.0"),
      (#""https://h" + path.Join("/a/", "b/")"#, "https://h/a/b"),
      (#"base + "/" + url.PathEscape(os.Getenv("C"))"#, "https://h/v2/${C}"),
      ("c.url(\"x\")", "https://h/v2/x"),
      (#"built()"#, "https://h/v2/built"),
    ])
  func urls(_ expression: String, _ expected: String) {
    let declarations = """
      const base = "https://h/v2"
      const format = "%s/%s"
      type client struct { base string }
      func (c *client) url(p string) string { return c.base + "/" + p }
      var c = &client{base: base}
      func built() string {
        var b strings.Builder
        b.WriteString(base)
        fmt.Fprintf(&b, "/%s", "built")
        return b.String()
      }
      """
    #expect(
      requests(get(expression, declarations: declarations))
        == ["--request GET --url \(expected)"])
  }

  @Test("a method of a client, its headers and a marshalled body")
  func wrapper() {
    let found = requests(
      """
      package main
      import ("bytes"; "encoding/json"; "io"; "net/http")
      type body struct { ID string `json:"id"`; To string `json:"to,omitempty"` }
      type client struct { base, accept string; http *http.Client }
      func newClient() *client { return &client{base: "https://h", accept: "a/b"} }
      func (c *client) do(method, path string, in any) error {
        var r io.Reader
        if in != nil {
          data, err := json.Marshal(in)
          if err != nil { return err }
          r = bytes.NewReader(data)
        }
        req, err := http.NewRequest(method, c.base+path, r)
        if err != nil { return err }
        for k, v := range map[string]string{"Accept": c.accept} { req.Header.Set(k, v) }
        resp, err := c.http.Do(req)
        if err != nil { return err }
        return resp.Body.Close()
      }
      func main() {
        c := newClient()
        c.do(http.MethodPost, "/x", body{ID: "1"})
        c.do("GET", "/y", nil)
      }
      """)
    #expect(
      found == [
        #"--request POST --header Accept: a/b --data-raw {"id":"1"} --url https://h/x"#,
        "--request GET --header Accept: a/b --url https://h/y",
      ])
  }

  @Test(
    "bodies",
    arguments: [
      (
        """
        r, w := io.Pipe()
        go func() { json.NewEncoder(w).Encode(map[string]string{"a": "1"}); w.Close() }()
        """, #"{"a":"1"}"#
      ),
      ("r := &bytes.Buffer{}; gzip.NewWriter(r).Close()", "${text}"),
      (
        """
        r := &bytes.Buffer{}
        template.Must(template.New("").Parse("{{.A}} {{- .B -}} .")).Execute(r, data{A: "x"})
        """, "x${{{.B}}}."
      ),
      ("var c struct { b bytes.Buffer }; c.b.WriteString(\"x\"); r := &c.b", "x"),
    ])
  func body(_ code: String, _ expected: String) {
    let found = requests(
      """
      package main
      import ("bytes"; "compress/gzip"; "encoding/json"; "io"; "net/http"; "text/template")
      type data struct { A, B string }
      func main() {
        \(code)
        req, _ := http.NewRequest("POST", "https://h", r)
        http.DefaultClient.Do(req)
      }
      """)
    let body = found.first?.replacing("--request POST --data-raw ", with: "")
      .replacing(" --url https://h", with: "").replacing("\n", with: "")
    #expect(body == expected)
  }

  @Test("a copied request has a URL and headers of its own")
  func clones() {
    let found = requests(
      """
      package main
      import ("context"; "net/http")
      func main() {
        a, _ := http.NewRequest("GET", "https://h/a", nil)
        a.Header.Set("Accept", "1")
        b := a.Clone(context.Background())
        b.Header.Set("Accept", "2")
        b.URL.Path = "/b"
        http.DefaultClient.Do(b)
        http.DefaultClient.Do(a)
      }
      """)
    #expect(
      found == [
        "--request GET --header Accept: 2 --url https://h/b",
        "--request GET --header Accept: 1 --url https://h/a",
      ])
  }

  @Test("files of a package share their declarations")
  func files() {
    #expect(
      requests(
        "package p\nconst root = \"https://h\"",
        "package p\nimport \"net/http\"\nfunc F() { http.Get(root + \"/a\") }")
        == ["--request GET --url https://h/a"])
  }

  @Test(
    "every prefix of a program is survived",
    arguments: [get(#"fmt.Sprintf("%s/a", "https://h")"#)])
  func prefixes(_ program: String) {
    for length in 0...program.utf8.count {
      _ = requests(String(decoding: program.utf8.prefix(length), as: UTF8.self))
    }
  }
}
