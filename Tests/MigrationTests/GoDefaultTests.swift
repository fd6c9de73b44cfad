import Files
import Foundation
import Migration
import Rules
import Scanner
import Testing
import Text

/// Go programs whose version has a default that something else replaces at run time: the default
/// stays, and the request gets a header of its own.
struct GoDefaultTests {
  private func outcome(_ text: String) throws -> Outcome {
    let folder = try Folder()
    try folder.write("main.go", [UInt8](text.utf8))
    let day = try #require(Day(year: 2026, month: 1, day: 1))
    let rules = try loadedRules()
    return withExtendedLifetime(folder) {
      let options = RunOptions(paths: [folder.path("")], walk: WalkOptions(), asOf: day)
      return Run(options, rules: rules).outcome
    }
  }

  /// A program that declares something, does something, and then sends `value` as the version.
  private func program(_ declarations: String, _ body: String, _ value: String) -> String {
    """
    package main

    import (
    \t"encoding/json"
    \t"encoding/xml"
    \t"flag"
    \t"fmt"
    \t"net/http"
    \t"os"
    \t"reflect"
    )

    type conf struct {
    \tX string `json:"x"`
    \tn *conf
    }

    func (c *conf) set(v string) { c.X = v }

    \(declarations)

    func send(version string) {
    \treq, err := http.NewRequest("GET", "https://cloud.mongodb.com/api/atlas/v2/groups/g/clusters/c/backup/tenant/snapshots", nil)
    \tif err != nil {
    \t\tpanic(err)
    \t}
    \treq.Header.Set("Accept", "application/vnd.atlas."+version+"+json")
    \tresp, err := http.DefaultClient.Do(req)
    \tif err != nil {
    \t\tpanic(err)
    \t}
    \tfmt.Println(resp.Status)
    }

    func main() {
    \tb, _ := os.ReadFile("c.json")
    \t\(body)
    \tsend(\(value))
    }
    """
  }

  @Test(
    "a default that something replaces is not the value",
    arguments: [
      ("", #"x := flag.String("x", "2023-01-01", "")"#, "*x"),
      ("", #"var x string; flag.StringVar(&x, "x", "2023-01-01", "")"#, "x"),
      ("var c conf", #"flag.StringVar(&c.X, "x", "2023-01-01", "")"#, "c.X"),
      (
        "", #"x := "2023-01-01"; flag.Func("x", "", func(s string) error { x = s; return nil })"#,
        "x"
      ),
      (
        "", #"o := flag.Bool("o", true, ""); x := "2023-01-01"; if !*o { x = os.Getenv("X") }"#, "x"
      ),
      (
        "", #"var o bool; flag.BoolVar(&o, "o", o, ""); x := "2023-01-01"; if o { x = string(b) }"#,
        "x"
      ),
      ("", #"c := conf{X: "2023-01-01"}; json.Unmarshal(b, &c)"#, "c.X"),
      (
        "", #"c := conf{X: "2023-01-01"}; d := struct{ C *conf }{&c}; json.Unmarshal(b, &d)"#, "c.X"
      ),
      ("", #"c := []conf{{X: "2023-01-01"}}; json.Unmarshal(b, &c)"#, "c[0].X"),
      ("", #"c := map[string]conf{"a": {X: "2023-01-01"}}; json.Unmarshal(b, &c)"#, #"c["a"].X"#),
      ("", #"var c conf; json.Unmarshal(b, &c); if c.X == "" { c.X = "2023-01-01" }"#, "c.X"),
      ("", #"c := conf{X: "2023-01-01"}; xml.Unmarshal(b, &c)"#, "c.X"),
      ("", #"x := "2023-01-01"; fmt.Sscan(os.Getenv("X"), &x)"#, "x"),
      ("", #"x := "2023-01-01"; reflect.ValueOf(&x).Elem().SetString("v")"#, "x"),
      ("", #"c := &conf{X: "2023-01-01"}; set := c.set; set(os.Getenv("X"))"#, "c.X"),
      ("", #"m := map[string]string{"x": "2023-01-01"}; m[os.Args[1]] = os.Args[2]"#, #"m["x"]"#),
      ("", #"a := []string{"2023-01-01", "z"}; s := a[:1]; s[0] = os.Getenv("X")"#, "a[0]"),
      (
        #"var x = "2023-01-01""#,
        #"http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { x = r.Host })"#, "x"
      ),
    ])
  func replaced(_ declarations: String, _ body: String, _ value: String) throws {
    let text = program(declarations, body, value)
    let outcome = try outcome(text)
    #expect(outcome.findings.map(\.level) == [.safe])
    let edits = outcome.findings.flatMap(\.edits).map {
      String(decoding: $0.edit.replacement, as: UTF8.self)
    }
    #expect(edits.contains { $0.contains("Header.Set") }, "\(edits)")
    #expect(!edits.contains("2024-11-13"), "\(edits)")
  }

  @Test(
    "what only the program sets is its value",
    arguments: [
      #"c := conf{X: "2023-01-01"}; json.Marshal(&c)"#,
      #"c := conf{X: "2023-01-01", n: &conf{}}; json.Unmarshal(b, c.n)"#,
      #"d := struct{ c conf }{conf{X: "2023-01-01"}}; json.Unmarshal(b, &d); c := d.c"#,
    ])
  func kept(_ body: String) throws {
    let outcome = try outcome(program("", body, "c.X"))
    #expect(outcome.findings.map(\.level) == [.safe])
    let edits = outcome.findings.flatMap(\.edits).map {
      String(decoding: $0.edit.replacement, as: UTF8.self)
    }
    #expect(!edits.contains { $0.contains("Header.Set") }, "\(edits)")
  }
}
