import Files
import Foundation
import Migration
import Rules
import Scanner
import Testing
import Text

/// Go packages that import one another, in folders of their own.
struct GoPackageTests {
  private static let client = """
    package atlas

    import "net/http"

    // Accept is sent with all requests.
    const Accept = "application/vnd.atlas.2023-01-01+json"

    func Get(path string) (*http.Response, error) {
    \treq, err := http.NewRequest("GET", "https://cloud.mongodb.com/api/atlas/v2"+path, nil)
    \tif err != nil {
    \t\treturn nil, err
    \t}
    \treq.Header.Set("Accept", Accept)
    \treturn http.DefaultClient.Do(req)
    }

    """

  private static let main = """
    package main

    import "MODULE"

    func main() {
    \tatlas.Get("/groups/g/clusters/c/backup/tenant/snapshots")
    }

    """

  /// A run over the files of a folder.
  private func outcome(_ files: [String: String]) throws -> Outcome {
    let folder = try Folder()
    for (path, text) in files {
      let parent = folder.url.appendingPathComponent(path).deletingLastPathComponent()
      try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
      try folder.write(path, [UInt8](text.utf8))
    }
    let day = try #require(Day(year: 2026, month: 1, day: 1))
    return Run(
      RunOptions(paths: [[UInt8](folder.url.path.utf8)], walk: WalkOptions(), asOf: day),
      rules: try loadedRules()
    ).outcome
  }

  /// The names of the folders whose files are edited.
  private func edited(_ outcome: Outcome) -> Set<String> {
    Set(
      outcome.findings.flatMap(\.edits).map { edit in
        let path = string(outcome.sources.path(of: edit.file))
        return path.split(separator: "/").dropLast().last.map(String.init) ?? ""
      })
  }

  @Test(
    "A package is found by what the module says",
    arguments: [
      ("app/go.mod", "module m\nreplace example.com/lib => ../lib\n", true),
      ("app/go.mod", "module m\nreplace (\n\texample.com/lib v1.0.0 => ../lib\n)\n", true),
      ("go.work", "go 1.22\nuse (\n\t./app\n\t./lib // the client\n)\n", true),
      ("go.work", "go 1.22\nuse ./app\nuse ./lib\n", true),
      ("go.work", "go 1.22\nuse ./app\n", false),
    ]) func modules(_ name: String, _ text: String, _ isFollowed: Bool) throws
  {
    var files = [
      "app/go.mod": "module m\n",
      "app/main.go": Self.main.replacing("MODULE", with: "example.com/lib"),
      "lib/go.mod": "module example.com/lib\n", "lib/atlas.go": Self.client,
    ]
    files["app/main.go"]?.replace("import \"", with: "import atlas \"")
    files[name] = text
    let found = try outcome(files)
    #expect(found.findings.map(\.level) == [isFollowed ? .safe : .manual])
    #expect(edited(found) == (isFollowed ? ["app", "lib"] : []))
  }

  /// Whether the constant, the request or nothing is edited, by who else uses the constant.
  @Test(
    "What a package exports is edited where all users agree",
    arguments: [
      ("", true),
      (
        "package b\n\nimport (\n\t\"m/internal/atlas\"\n\t\"os\"\n)\n\n"
          + "func B() { os.Setenv(\"ACCEPT\", atlas.Accept) }\n", false
      ),
      ("package b\n\nimport \"m/internal/atlas\"\n\nfunc B() { atlas.Get(\"/groups\") }\n", false),
    ]) func constants(_ other: String, _ isEdited: Bool) throws
  {
    var files = [
      "go.mod": "module m\n", "main.go": Self.main.replacing("MODULE", with: "m/internal/atlas"),
      "internal/atlas/atlas.go": Self.client,
    ]
    if !other.isEmpty { files["b/b.go"] = other }
    let found = try outcome(files)
    #expect(found.findings.map(\.level) == [.safe])
    let constant = found.findings.flatMap(\.edits).contains { edit in
      string(found.sources.path(of: edit.file)).hasSuffix("atlas.go") && edit.edit.range.start < 150
        && !edit.edit.range.isEmpty
    }
    #expect(constant == isEdited)
  }
}
