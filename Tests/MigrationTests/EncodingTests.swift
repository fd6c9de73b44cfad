import Files
import Foundation
import Migration
import Rules
import Scanner
import Testing
import Text

/// A file and a comment line of its language.
struct EncodedCase: Sendable, CustomTestStringConvertible {
  let name: String
  let comment: String
  let text: String
  var testDescription: String { name }
}

/// Files stay what they are but for the edits: marks of the byte order, line ends, stray bytes.
struct EncodingTests {
  private static let url =
    "https://cloud.mongodb.com/api/atlas/v2/groups/$G/clusters/$C/backup/tenant"

  // A table.
  private static let cases = [
    EncodedCase(
      name: "run.sh", comment: "# ",
      text: "curl -H 'Accept: application/vnd.atlas.2023-01-01+json' \"\(url)/snapshots\"\n"),
    EncodedCase(
      name: "ci.yml", comment: "# ",
      text: """
        steps:
          - run: |
              curl -H 'Accept: application/vnd.atlas.2023-01-01+json' "\(url)/snapshots"
          - run: "curl -H 'Accept: application/vnd.atlas.2023-01-01+json' \\"\(url)/restores\\""

        """),
    EncodedCase(
      name: "page.md", comment: "About ",
      text: """
        ```bash
        curl -H 'Accept: application/vnd.atlas.2023-01-01+json' "\(url)/snapshots"
        ```

        """),
    EncodedCase(
      name: "main.go", comment: "// ",
      text: """
        package main

        import "net/http"

        func main() {
        \treq, _ := http.NewRequest("GET", "https://cloud.mongodb.com/api/atlas/v2/groups/1/clusters/2/backup/tenant/snapshots", nil)
        \treq.Header.Set("Accept", "application/vnd.atlas.2023-01-01+json")
        \thttp.DefaultClient.Do(req)
        }

        """),
    EncodedCase(
      name: "Makefile", comment: "# ",
      text: """
        a:
        \tcurl -H 'Accept: application/vnd.atlas.2023-01-01+json' "https://cloud.mongodb.com/api/atlas/v2/groups/$(G)/clusters/$(C)/backup/tenant/snapshots"

        """),
  ]

  /// The text after the migration.
  private func flex(_ text: String) -> String {
    text.replacing("2023-01-01", with: "2024-11-13").replacing("/clusters/", with: "/flexClusters/")
      .replacing("backup/tenant/restores", with: "backup/restoreJobs")
      .replacing("backup/tenant", with: "backup")
  }

  private func expect(_ before: [UInt8], _ after: [UInt8], _ example: EncodedCase) throws {
    let found = try migrated(before, named: example.name)
    #expect(found == after, "\(String(decoding: found, as: UTF8.self))")
  }

  @Test(arguments: cases)
  func marksOfTheByteOrderStay(_ example: EncodedCase) throws {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    try expect(
      mark + [UInt8](example.text.utf8), mark + [UInt8](flex(example.text).utf8), example)
  }

  @Test(arguments: cases)
  func lineEndsStay(_ example: EncodedCase) throws {
    let lines = { (text: String) in [UInt8](text.replacing("\n", with: "\r\n").utf8) }
    try expect(lines(example.text), lines(flex(example.text)), example)
  }

  /// Go has no other encoding than UTF-8, so its compiler refuses such a file as well.
  @Test(arguments: cases.filter { $0.name != "main.go" })
  func bytesOfLatin1Stay(_ example: EncodedCase) throws {
    let comment = [UInt8](example.comment.utf8) + [0x63, 0x61, 0x66, 0xE9, 0x20, 0xFF, 0x0A]
    try expect(
      comment + [UInt8](example.text.utf8), comment + [UInt8](flex(example.text).utf8), example)
  }

  @Test(arguments: cases)
  func utf16IsNamedAndLeft(_ example: EncodedCase) throws {
    let folder = try Folder()
    let units = Array(("\u{FEFF}" + example.text).utf16)
    let day = try #require(Day(year: 2026, month: 1, day: 1))
    for isBig in [false, true] {
      let bytes = units.flatMap { unit -> [UInt8] in
        let pair = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
        return isBig ? pair.reversed() : pair
      }
      try folder.write(example.name, bytes)
      let options = RunOptions(
        paths: [[UInt8](folder.url.path.utf8)], walk: WalkOptions(), asOf: day)
      let outcome = Run(options, rules: try loadedRules()).outcome
      #expect(outcome.problems.map(\.stage) == [.read])
      #expect(outcome.problems.first?.message.contains("UTF-16") == true)
      #expect(outcome.edits(of: Set(Level.allCases)).isEmpty)
    }
  }
}

/// The same for every document that is edited.
extension EncodingTests {
  private static let documents = hostCases.filter { $0.before != $0.after }

  @Test(arguments: documents)
  func marksStayInDocuments(_ example: HostCase) throws {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let found = try migrated(mark + [UInt8](example.before.utf8), named: example.name)
    #expect(string(found) == string(mark + [UInt8](example.after.utf8)))
  }

  /// Bytes that are no UTF-8, in a comment after the rest; JSON has none.
  @Test(arguments: documents.filter { !$0.name.hasSuffix(".json") })
  func strayBytesStayInDocuments(_ example: HostCase) throws {
    let sign: String =
      switch example.name.split(separator: "/").last.map(String.init) ?? "" {
      case let name where name.hasPrefix("Jenkinsfile"): "// "
      case let name where name.hasSuffix(".rst"): "\n.. "
      case let name where name.hasSuffix(".adoc"): "\n// "
      case let name where [".md", ".txt"].contains { name.hasSuffix($0) }: "\nAbout "
      default: "# "
      }
    let lead = example.before.hasSuffix("\n") ? "" : "\n"
    let comment = [UInt8]((lead + sign).utf8) + [0x63, 0x61, 0x66, 0xE9, 0x20, 0xFF, 0x0A]
    let found = try migrated([UInt8](example.before.utf8) + comment, named: example.name)
    #expect(found == [UInt8](example.after.utf8) + comment, "\(string(found))")
  }

  @Test(arguments: documents)
  func documentsInUTF16AreNamed(_ example: HostCase) throws {
    let units = Array(("\u{FEFF}" + example.before).utf16)
    let bytes = units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let folder = try Folder()
    let parent = folder.url.appendingPathComponent(example.name).deletingLastPathComponent()
    try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
    try folder.write(example.name, bytes)
    let day = try #require(Day(year: 2026, month: 1, day: 1))
    let paths = [[UInt8](folder.url.path.utf8)]
    let options = RunOptions(paths: paths, walk: WalkOptions(), asOf: day)
    let outcome = Run(options, rules: try loadedRules()).outcome
    #expect(outcome.problems.map(\.stage) == [.read])
    #expect(outcome.findings.isEmpty && outcome.edits(of: Set(Level.allCases)).isEmpty)
  }
}
