import Files
import Migration
import Rules
import Scanner
import Testing
import Text

/// A document, by the name that tells what it is, before and after.
struct HostCase: Sendable, CustomTestStringConvertible {
  let name: String
  let title: String
  let before: String
  /// What it becomes; the same text where nothing may be edited.
  let after: String
  var testDescription: String { "\(name): \(title)" }
}

extension HostCase {
  /// A document in which nothing may be edited.
  init(name: String, title: String, unchanged text: String) {
    self.init(name: name, title: title, before: text, after: text)
  }
}

/// A run over one document.
func run(_ bytes: [UInt8], named name: String) throws -> Outcome {
  let day = try #require(Day(year: 2026, month: 1, day: 1))
  let text = SourceSet.File(path: [UInt8](name.utf8), bytes: bytes)
  let rules = try loadedRules()
  return Run(RunOptions(paths: [], text: text, walk: WalkOptions(), asOf: day), rules: rules)
    .outcome
}

func migrated(_ bytes: [UInt8], named name: String) throws -> [UInt8] {
  let outcome = try run(bytes, named: name)
  return try #require(outcome.sources.applying(outcome.edits(of: [.safe]))).files[0].bytes
}

@Suite struct HostTests {
  @Test("a document is edited in place", arguments: hostCases)
  func edits(_ example: HostCase) throws {
    let before = [UInt8](example.before.utf8)
    let after = try migrated(before, named: example.name)
    #expect(string(after) == example.after)
    #expect(try migrated(after, named: example.name) == after)
    let outcome = try run(before, named: example.name)
    #expect(!outcome.findings.isEmpty || example.before == example.after)
    for finding in outcome.findings { expectInPlace(finding, before) }
    let lines = { (text: [UInt8]) in text.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] } }
    #expect(string(try migrated(lines(before), named: example.name)) == string(lines(after)))
    for end in stride(from: 0, to: before.count, by: 17) {
      _ = try migrated(Array(before[..<end]), named: example.name)
    }
  }

  /// The range of a finding lies in the file and on text of the call, and line and column lead
  /// back to it: so many lines down, so many characters in.
  private func expectInPlace(_ finding: Finding, _ bytes: [UInt8]) {
    guard finding.range.end <= bytes.count, !finding.range.isEmpty else {
      Issue.record("\(finding.range) is no range of the file")
      return
    }
    let text = Array(bytes[finding.range])
    let words = [
      "backup/tenant", "snapshots", "Snapshots", "restore", "Restore", "download", "${T}",
      "groups/$G/",
    ]
    #expect(words.contains { string(text).contains($0) })
    let place = LineTable(bytes).position(at: finding.range.start)
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    let line = lines[place.line - 1]
    let before = String(decoding: line, as: UTF8.self).unicodeScalars.prefix(place.column - 1)
    let rest = Array(line.dropFirst(String(before).utf8.count))
    #expect(rest.starts(with: text.prefix { $0 != 0x0A }))
  }
}

extension HostTests {
  /// A finding is in its place however the file is written: other line ends, a mark of the byte
  /// order, and tabs and letters beyond ASCII before it on its line.
  @Test("a finding is in its place in any spelling", arguments: hostCases)
  func points(_ example: HostCase) throws {
    let text = example.before
    let wide = text.replacing("curl -", with: "curl -A \u{E9}\u{1F600}\u{65E5}\t-")
    let spellings = [
      text.replacing("\n", with: "\r\n"), "\u{FEFF}" + text, wide,
      "\u{FEFF}" + wide.replacing("\n", with: "\r\n"),
    ]
    for spelling in spellings {
      let bytes = [UInt8](spelling.utf8)
      for finding in try run(bytes, named: example.name).findings { expectInPlace(finding, bytes) }
    }
  }

  /// Every occurrence of a marker is in the ledger, at its place, and no other.
  @Test("every marker is in the ledger", arguments: hostCases)
  func accounts(_ example: HostCase) throws {
    let bytes = [UInt8](example.before.utf8)
    let outcome = try run(bytes, named: example.name)
    let markers = try loadedRules().markers
    let places = bytes.indices.filter { offset in
      markers.contains { bytes[offset...].starts(with: $0.utf8) }
    }
    #expect(outcome.ledger.entries.map(\.range.start) == places)
  }
}
