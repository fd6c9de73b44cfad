import Files
import Migration
import Rules
import Scanner
import Testing
import Text

/// The rules of the program.
func loadedRules() throws -> RuleSet { try #require(builtInRules().rules) }

/// A run over one script on standard input.
func run(_ bytes: [UInt8], _ rules: RuleSet) throws -> Outcome {
  let day = try #require(Day(year: 2026, month: 1, day: 1))
  let text = SourceSet.File(path: [UInt8]("run.sh".utf8), bytes: bytes)
  return Run(RunOptions(paths: [], text: text, walk: WalkOptions(), asOf: day), rules: rules)
    .outcome
}

/// The script after the edits of level safe.
func migrated(_ bytes: [UInt8], _ rules: RuleSet) throws -> [UInt8] {
  let outcome = try run(bytes, rules)
  let changed = try #require(outcome.sources.applying(outcome.edits(of: [.safe])))
  return changed.files[0].bytes
}

func string(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

/// A script becomes another one, and does so however its lines end, with a byte order mark, and
/// with bytes that are not UTF-8; the diff says the same, and doing it again changes nothing.
func assertMigrates(
  _ before: String, _ after: String, title: String = "", location: SourceLocation = #_sourceLocation
) throws {
  let rules = try loadedRules()
  let words: Comment = "\(title)"
  func expect(_ input: [UInt8], _ wanted: [UInt8]) throws {
    #expect(string(try migrated(input, rules)) == string(wanted), words, sourceLocation: location)
  }
  let (old, new) = ([UInt8](before.utf8), [UInt8](after.utf8))
  let outcome = try run(old, rules)
  let edits = outcome.edits(of: [.safe])
  let changed = try #require(outcome.sources.applying(edits)).files[0].bytes
  #expect(string(changed) == after, words, sourceLocation: location)
  guard changed == new else { return }
  #expect(outcome.problems.isEmpty, words, sourceLocation: location)
  #expect(try run(new, rules).problems.isEmpty, words, sourceLocation: location)
  try expect(new, new)
  try assertGitApplies(edits.map(\.edit), old, new, location)
  let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
  try expect(mark + old, mark + new)
  let lines = { (text: [UInt8]) in text.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] } }
  try expect(lines(old), lines(new))
  let comment = [UInt8]("\n# caf".utf8) + [0xE9, 0xFF, 0x0A]
  let stray = try migrated(old + comment, rules)
  #expect(stray == new + comment, words, sourceLocation: location)
  for end in stride(from: 0, to: old.count, by: 7) {
    _ = try migrated(Array(old[..<end]), rules)
  }
}

/// `git apply` of the diff gives the same bytes.
func assertGitApplies(
  _ edits: [Edit], _ old: [UInt8], _ new: [UInt8], _ location: SourceLocation
) throws {
  let folder = try Folder()
  let diff = try #require(unifiedDiff(of: edits, to: old, path: [UInt8]("run.sh".utf8)))
  try folder.write("run.sh", old)
  try folder.write("change.diff", diff)
  let status = try folder.run(["git", "apply", "--whitespace=nowarn", "change.diff"])
  #expect(status == 0, sourceLocation: location)
  #expect(try folder.read("run.sh") == new, sourceLocation: location)
}
