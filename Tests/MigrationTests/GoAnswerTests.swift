import Files
import Foundation
import Migration
import Rules
import Scanner
import Testing
import Text

/// Go programs that hold an answer as a value of any type, and data that Go programs take in.
struct GoAnswerTests {
  private func outcome(_ files: [String: String]) throws -> Outcome {
    let folder = try Folder()
    for (name, text) in files {
      let parent = folder.url.appendingPathComponent(name).deletingLastPathComponent()
      try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
      try folder.write(name, [UInt8](text.utf8))
    }
    let day = try #require(Day(year: 2026, month: 1, day: 1))
    let rules = try loadedRules()
    return withExtendedLifetime(folder) {
      let options = RunOptions(paths: [folder.path("")], walk: WalkOptions(), asOf: day)
      return Run(options, rules: rules).outcome
    }
  }

  private func program(_ body: String) -> String {
    """
    package main

    import (
    \t"bytes"
    \t"encoding/json"
    \t"fmt"
    \t"io"
    \t"net/http"
    \t"os"
    \t"sort"
    \t"strings"
    )

    var labels = map[string]string{"LABEL": "Cluster", "status": "Status"}

    func dig(v any, path string) any {
    \tfor _, key := range strings.Split(path, ".") {
    \t\tv = v.(map[string]any)[key]
    \t}
    \treturn v
    }

    func main() {
    \treq, err := http.NewRequest("GET", "https://cloud.mongodb.com/api/atlas/v2/groups/g/clusters/c/backup/tenant/restores/1", nil)
    \tif err != nil {
    \t\tpanic(err)
    \t}
    \treq.Header.Set("Accept", "application/vnd.atlas.2023-01-01+json")
    \tresp, err := http.DefaultClient.Do(req)
    \tif err != nil {
    \t\tpanic(err)
    \t}
    \tbody, _ := io.ReadAll(resp.Body)
    \tvar job map[string]any
    \tjson.Unmarshal(body, &job)
    \t\(body)
    }

    """
  }

  @Test(
    "a string that may name the field, and is not edited, is said",
    arguments: [
      (#"fmt.Println("clusterName:", job["clusterName"])"#, Level.safe),
      (
        #"fmt.Println(strings.ReplaceAll("{clusterName}", "{clusterName}", job["id"].(string)))"#,
        .safe
      ),
      (
        #"var keys []string; for k := range job { keys = append(keys, k) }; sort.Strings(keys); "#
          + #"for _, k := range keys { fmt.Println(k, job[k]) }"#, .unsafe
      ),
      (
        #"text := "{clusterName}"; for k, v := range job { "#
          + #"text = strings.ReplaceAll(text, "{"+k+"}", fmt.Sprint(v)) }"#, .unsafe
      ),
      (#"for k, v := range job { if k == "clusterName" { fmt.Println(v) } }"#, .safe),
      (#"for k, v := range job { switch k { case "clusterName": fmt.Println(v) } }"#, .safe),
      (
        #"for k, v := range job { if strings.HasPrefix(k, "cluster") { fmt.Println(v) } }"#,
        .unsafe
      ),
      (#"for _, field := range os.Args[1:] { fmt.Println(job[field]) }"#, .unsafe),
      (
        #"fmt.Println(bytes.Contains(body, []byte(`"clusterName":"`+os.Getenv("C")+`"`)))"#, .manual
      ),
      (#"fmt.Println(dig(job, "clusterName"))"#, .safe),
      (
        #"fmt.Println(job["clusterName"]); delete(job, "clusterName"); fmt.Println(len(job))"#,
        .safe
      ),
    ])
  func strings(_ body: String, _ level: Level) throws {
    let findings = try outcome(["main.go": program(body)]).findings.filter { $0.kind == .call }
    #expect(findings.map(\.level) == [level])
    #expect(findings.flatMap(\.assumptions).isEmpty == (level != .unsafe))
  }

  /// The edited program, and the level of its only call.
  private func migrated(_ text: String) throws -> (level: Level?, text: String) {
    let outcome = try outcome(["main.go": text])
    let calls = outcome.findings.filter { $0.kind == .call }
    guard let changed = outcome.sources.applying(outcome.edits(of: [.safe])) else {
      return (calls.first?.level, "the edits overlap")
    }
    let name = "main.go"
    let file = changed.files.first { String(decoding: $0.path, as: UTF8.self).hasSuffix(name) }
    let bytes = file?.bytes ?? []
    return (calls.first?.level, String(decoding: bytes, as: UTF8.self))
  }

  @Test(
    "the fields of structs as package encoding/json takes them",
    arguments: [
      // An embedded struct whose tag has no name.
      (
        "type where struct { ClusterName string `json:\"clusterName\"` }; "
          + "var v struct { where `json:\",inline\"` }; json.Unmarshal(body, &v)",
        Level.safe, "`json:\"instanceName\"`"
      ),
      // Its fields are those of an object of its own.
      (
        "type where struct { ClusterName string `json:\"clusterName\"` }; "
          + "var v struct { Where where `json:\"where\"` }; json.Unmarshal(body, &v)",
        .safe, "`json:\"clusterName\"`"
      ),
      (
        "var v struct { Clustername string; Status string }; json.Unmarshal(body, &v)",
        .safe, "Clustername string `json:\"instanceName\"`"
      ),
      (
        "var v struct { A string `json:\"clusterName\"`; B string `json:\"clustername\"` }; "
          + "json.Unmarshal(body, &v)", .manual, ""
      ),
      (
        "var v struct{ ClusterName string }\n\tjson.Unmarshal(body, &v)", .safe,
        "var v struct {\n\t\tClusterName string `json:\"instanceName\"`\n\t}\n"
      ),
    ])
  func fields(_ body: String, _ level: Level, _ result: String) throws {
    let found = try migrated(program(body))
    #expect(found.level == level)
    #expect(level == .manual || found.text.contains(result), "\(found.text)")
  }

  @Test("a key of two maps is not edited in one of them alone")
  func keysOfTwoMaps() throws {
    let body =
      #"for _, k := range []string{"clusterName", "status"} { fmt.Println(labels[k], job[k]) }"#
    let text = program(body)
    #expect(try outcome(["main.go": text]).findings.map(\.level) == [.safe])
    let other = text.replacingOccurrences(of: "LABEL", with: "clusterName")
    #expect(try outcome(["main.go": other]).findings.map(\.level) == [.manual])
  }

  @Test(
    "data that a Go program takes in is no mention",
    arguments: [
      ("//go:embed conf/paths.json\nvar data []byte", true),
      ("//go:embed conf\nvar data embed.FS", true),
      ("//go:embed all:conf/*.json\nvar data embed.FS", true),
      ("//go:embed \"conf/p?ths.json\" other.txt\nvar data embed.FS", true),
      ("func load() { os.ReadFile(\"/etc/tool/paths.json\") }", true),
      ("var file = flag.String(\"paths\", \"paths.json\", \"the paths\")", true),
      ("//go:embed conf/*.txt\nvar data embed.FS", false),
      ("func save() { os.WriteFile(\"paths.json\", nil, 0o600) }", false),
      ("// see paths.json", false),
    ])
  func data(_ code: String, _ isRead: Bool) throws {
    let files = [
      "main.go": "package main\n\n\(code)\n\nfunc main() {}\n",
      "conf/paths.json":
        #"{"jobs": "/api/atlas/v2/groups/{g}/clusters/{c}/backup/tenant/restores"}"# + "\n",
    ]
    let levels = try outcome(files).findings.map(\.level)
    #expect(levels == [isRead ? .manual : .note])
    var tests = files
    tests["main_test.go"] = tests.removeValue(forKey: "main.go")
    #expect(try outcome(tests).findings.map(\.level) == [.note])
  }
}
