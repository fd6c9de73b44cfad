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

/// What follows the packages of a module `m`, each by its path below that.
private func trace(
  _ packages: [(path: String, text: String)], closed: Bool = true
) -> Trace {
  var sources = Sources()
  let all = packages.map { path, text in
    let name = [UInt8]("\(path)/x.go".utf8)
    let file = sources.set.add(.init(path: name, bytes: [UInt8](text.utf8)))
    return PackageFiles([file], importPath: "m/\(path)", isClosed: closed)
  }
  return evaluate(packages: all, with: sources)
}

/// The methods, headers and URLs of its requests.
private func requests(_ trace: Trace) -> [String] {
  trace.events.filter { $0.role == .request }.flatMap { event in
    event.alternatives.map { alternative in
      alternative.arguments.dropFirst(3).map(\.text.description)
        .filter { !$0.hasPrefix("--") }.joined(separator: " ")
    }
  }
}

private let client = """
  package atlas
  import ("context"; "net/http"; "m/version")
  type Client struct { base string; http *http.Client }
  func New(opts ...func(*Client)) *Client {
    c := &Client{base: Base, http: http.DefaultClient}
    for _, o := range opts { o(c) }
    return c
  }
  var Base = "https://a"
  func WithBase(b string) func(*Client) { return func(c *Client) { c.base = b } }
  func (c *Client) Do(ctx context.Context, method, path string, in, out any) error {
    req, err := http.NewRequest(method, c.base+path, nil)
    if err != nil { return err }
    req.Header.Set("Accept", version.Accept)
    _, err = c.http.Do(req)
    return err
  }
  """

private let version = "package version\nconst Accept = \"v/1\""

/// Branches after which eight variables hold one of so many values that none is kept.
private let branches: String = {
  let names = "abcdefgh".map(String.init)
  let all = names.joined(separator: ", ")
  let cases = (0..<60).map { number in
    "case \(number): \(all) = " + names.map { "\"\($0)\(number)\"" }.joined(separator: ", ")
  }
  let calls = names.map { "http.Get(\"https://h/\" + \($0))" }.joined(separator: "; ")
  return """
    package m
    import "net/http"
    func run(n int) {
      var \(all) string
      switch n {
      \(cases.joined(separator: "\n"))
      }
      \(calls)
    }
    """
}()

struct GoPackageTests {
  /// The proof compares two evaluations: values that nothing tells have the same numbers in both.
  @Test func runTimeValuesAreNumberedInOneOrder() {
    let holes = (0..<6).map { _ in
      trace([("m", branches)]).events.flatMap(\.alternatives).flatMap(\.arguments)
        .flatMap(\.text.holes)
    }
    #expect(Set(holes[0]).count > 7)
    #expect(Set(holes).count == 1)
  }

  @Test(
    "Arguments go from package to package",
    arguments: [
      (
        #"c := atlas.New(); c.Do(ctx, http.MethodGet, "/x", nil, nil)"#,
        "GET Accept: v/1 https://a/x"
      ),
      (
        #"c := atlas.New(atlas.WithBase("https://b")); c.Do(ctx, "PUT", "/x", nil, nil)"#,
        "PUT Accept: v/1 https://b/x"
      ),
      (
        #"atlas.Base = "https://c"; c := atlas.New(); c.Do(ctx, "GET", "/y", nil, nil)"#,
        "GET Accept: v/1 https://c/y"
      ),
      (
        #"c := struct{ *atlas.Client }{atlas.New()}; c.Do(ctx, "GET", "/z", nil, nil)"#,
        "GET Accept: v/1 https://a/z"
      ),
    ]) func arguments(_ statement: String, _ request: String)
  {
    let main = """
      package main
      import ("context"; "net/http"; "m/atlas")
      func main() { ctx := context.Background(); _ = http.MethodGet; \(statement) }
      """
    let found = requests(
      trace([("version", version), ("atlas", client), ("cmd", main)]))
    #expect(found == [request])
  }

  @Test func packagesWithEqualNamesAreToldApart() {
    let a =
      "package one\nconst Path = \"/1\"\ntype T struct{ P string }\nfunc (t T) Get() string { return t.P }"
    let b =
      "package one\nconst Path = \"/2\"\ntype T struct{ P string }\nfunc (t T) Get() string { return Path }"
    let main = """
      package main
      import ("net/http"; "m/a"; two "m/b")
      func main() {
        http.Get("https://a" + one.Path + one.T{P: "/p"}.Get())
        http.Get("https://b" + two.Path + two.T{P: "/p"}.Get())
      }
      """
    #expect(
      requests(trace([("a", a), ("b", b), ("cmd", main)]))
        == ["GET https://a/1/p", "GET https://b/2/2"])
  }

  @Test func exportedFunctionsOfOpenPackagesAreFollowedOnTheirOwn() {
    let library = """
      package lib
      import "net/http"
      func Get(path string) { http.Get("https://a" + path) }
      """
    let main = "package main\nimport \"m/lib\"\nfunc main() { lib.Get(\"/x\") }"
    let packages = [("lib", library), ("cmd", main)]
    #expect(requests(trace(packages)) == ["GET https://a/x"])
    #expect(
      requests(trace(packages, closed: false)).sorted()
        == ["GET https://a${path}", "GET https://a/x"])
  }

  @Test func textThatAnExportedFunctionGivesIsNoted() {
    let paths = "package paths\nfunc Jobs(c string) string { return \"/jobs/\" + c }"
    let main = """
      package main
      import ("net/http"; "m/paths")
      func main() { http.Get("https://a" + paths.Jobs("x")) }
      """
    let packages = [("paths", paths), ("cmd", main)]
    #expect(trace(packages).givenOut.isEmpty)
    #expect(trace(packages, closed: false).givenOut.map(\.text.description) == ["/jobs/${c}"])
  }

  @Test func methodsThatAnUnknownValueMayHaveAreFollowedOnTheirOwn() {
    let api = "package api\ntype API interface { Get(path string) }"
    let atlas = """
      package atlas
      import "net/http"
      type Client struct{}
      func (c *Client) Get(path string) { http.Get("https://a" + path) }
      type Other struct{ *Client }
      func (o *Other) Get(path string) { o.Client.Get(path) }
      """
    let main = """
      package main
      import ("m/api"; "m/atlas")
      func list(a api.API, path string) { a.Get(path) }
      func main() { c := &atlas.Client{}; c.Get("/x") }
      """
    let found = requests(trace([("api", api), ("atlas", atlas), ("cmd", main)]))
    #expect(found.contains("GET https://a/x") && found.contains("GET https://a${path}"))
  }

  @Test(
    "An interface that one type fits",
    arguments: [
      ("", ["GET https://a/x"]),
      ("type B struct{}\nfunc (B) Get(path string) error { return nil }", []),
      ("type B struct{}\nfunc (B) Get(path []byte) error { return nil }", ["GET https://a/x"]),
    ]) func interfaces(_ more: String, _ expected: [String])
  {
    let service = """
      package service
      type API interface { Get(path string) error }
      type Service struct { API API }
      func (s *Service) X() error { return s.API.Get("/x") }
      """
    let atlas = """
      package atlas
      import "net/http"
      type Client struct{}
      func (c *Client) Get(path string) error { _, err := http.Get("https://a" + path); return err }
      \(more)
      """
    let trace = trace([("service", service), ("atlas", atlas)])
    #expect(requests(trace).filter { !$0.contains("$") } == expected)
    let assumed = trace.assumptions.values.joined().sorted()
    #expect(assumed == (expected.isEmpty ? [] : ["every `API` is a `Client`"]))
  }
}
