import Files
import Foundation
import Migration
import Rules
import Scanner
import Testing
import Text

/// Go files that are named by themselves: the others of their folder are read, and left alone.
struct GoRunTests {
  private static let client = """
    package main

    import "net/http"

    func main() {
    \treq, err := http.NewRequest("GET", base+"/groups/g/clusters/c"+path, nil)
    \tif err != nil {
    \t\treturn
    \t}
    \treq.Header.Set("Accept", "application/vnd.atlas.2023-01-01+json")
    \thttp.DefaultClient.Do(req)
    }
    """

  private func run(_ folder: Folder, naming name: String) throws -> Run {
    let day = try #require(Day(year: 2026, month: 1, day: 1))
    return Run(
      RunOptions(paths: [folder.path(name)], walk: WalkOptions(), asOf: day),
      rules: try loadedRules())
  }

  private func folder(base: String, path: String) throws -> Folder {
    let folder = try Folder()
    try folder.write("client.go", [UInt8]((Self.client + "\n" + path + "\n").utf8))
    try folder.write("base.go", [UInt8]("package main\n\n\(base)\n".utf8))
    return folder
  }

  @Test func constantsOfOtherFilesAreKnown() throws {
    let folder = try folder(
      base: #"const base = "https://cloud.mongodb.com/api/atlas/v2""#,
      path: #"const path = "/backup/tenant/snapshots""#)
    let run = try run(folder, naming: "client.go")
    #expect(run.outcome.findings.map(\.level) == [.safe])
    _ = run.write([.safe])
    let text = string(try folder.read("client.go"))
    #expect(text.contains("/flexClusters/c") && text.contains(#""/backup/snapshots""#))
  }

  @Test func otherFilesAreNotEdited() throws {
    let folder = try folder(
      base: #"const base = "https://cloud.mongodb.com/api/atlas/v1.0""#,
      path: #"const path = "/backup/tenant/snapshots""#)
    let before = string(try folder.read("base.go"))
    let run = try run(folder, naming: "client.go")
    #expect(run.outcome.findings.map(\.level) == [.manual])
    let notes = run.outcome.findings.flatMap(\.notes)
    #expect(notes.contains { $0.contains("base.go`, which is not part of this run") })
    _ = run.write([.safe, .unsafe])
    #expect(string(try folder.read("base.go")) == before)
  }

  @Test func callsOfOtherFilesAreNotReported() throws {
    let folder = try folder(
      base: #"const base = "https://cloud.mongodb.com/api/atlas/v2""#,
      path: #"const path = "/backup/tenant/snapshots""#)
    try folder.write(
      "other.go",
      [UInt8](
        #"""
        package main

        import "net/http"

        func other() { http.Get(base + "/groups/g/clusters/c/backup/tenant/restores") }
        """#.utf8))
    let outcome = try run(folder, naming: "client.go").outcome
    let paths = outcome.findings.map { string(outcome.sources.path(of: $0.file)) }
    #expect(paths.map { $0.hasSuffix("/client.go") } == [true])
  }

  @Test func otherFilesThatDoNotParseAreNamed() throws {
    let folder = try folder(
      base: #"const base = "https://cloud.mongodb.com/api/atlas/v2""#,
      path: #"const path = "/backup/tenant/snapshots""#)
    try folder.write("broken.go", [UInt8]("package main\n\nfunc {\n".utf8))
    let problems = try run(folder, naming: "client.go").outcome.problems
    #expect(problems.map { string($0.path).hasSuffix("/broken.go") } == [true])
  }

  @Test func callsThatTakeTheirPathFromTheNamedFileAreReported() throws {
    let folder = try folder(
      base: #"const base = "https://cloud.mongodb.com/api/atlas/v2""#, path: "")
    try folder.write(
      "paths.go", [UInt8]("package main\n\nconst path = \"/backup/tenant/snapshots\"\n".utf8))
    let outcome = try run(folder, naming: "paths.go").outcome
    #expect(outcome.findings.map(\.level) == [.manual])
    let notes = outcome.findings.flatMap(\.notes)
    #expect(notes.contains { $0.contains("client.go`, which is not part of this run") })
  }
}
