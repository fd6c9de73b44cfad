import GoSyntax
import Migration
import Reports
import Rules
import ShellSyntax
import Text

private let rules = builtInRules().rules!
private let day = Day(year: 2025, month: 12, day: 1)!

private func outcome(_ path: [UInt8], _ bytes: [UInt8]) -> Outcome {
  var options = RunOptions(paths: [], walk: .init(), asOf: day)
  options.text = SourceSet.File(path: path, bytes: bytes)
  return Run(options, rules: rules).outcome
}

/// Migrates a text under the name that its first byte chooses.
@Sendable func migrateText(_ input: [UInt8]) {
  let (path, bytes) = named(input)
  migrate(path, bytes)
}

/// Migrates a shell script.
func migrateScript(_ bytes: [UInt8]) { migrate(Array("backup.sh".utf8), bytes) }

/// The promises of the design's section 2, as far as they can be seen from one text.
private func migrate(_ path: [UInt8], _ bytes: [UInt8]) {
  let first = outcome(path, bytes)
  // One report for each input: there are enough inputs for all.
  let format = Format.allCases[bytes.count % Format.allCases.count]
  let edition = Edition(
    version: "0", asOf: day, rules: rules, place: Place(root: [47], directory: [47]))
  let report = Report(outcome: first, purpose: .plan, applied: [.safe], edition: edition)
  require(
    !report.rendered(as: format, style: TextStyle()).isEmpty || first.findings.isEmpty
      || format == .diff,
    "the report \(format) is empty")
  guard let file = first.sources.files.indices.first else { return }
  let edits = first.edits(of: [.safe])
  guard let edited = first.sources.applying(edits) else { fatalError("edits overlap") }
  let after = edited.files[file].bytes
  if edits.isEmpty { return require(after == bytes, "bytes change without an edit") }
  requireSameGrammar(path, bytes, after)
  let second = outcome(path, after)
  require(second.edits(of: [.safe]).isEmpty, "a second run changes something")
  requireGone(first, second)
}

/// A text that parsed still does.
private func requireSameGrammar(_ path: [UInt8], _ before: [UInt8], _ after: [UInt8]) {
  if path.suffix(3) == [0x2E, 0x73, 0x68] {
    require(
      !parseShell(before).issues.isEmpty || parseShell(after).issues.isEmpty,
      "the edited script has a syntax error")
  }
  if path.suffix(3) == [0x2E, 0x67, 0x6F] {
    require(
      !parseGo(before).issues.isEmpty || parseGo(after).issues.isEmpty,
      "the edited Go file has a syntax error")
  }
}

/// What was migrated is not found again, and nothing new is.
private func requireGone(_ first: Outcome, _ second: Outcome) {
  func calls(_ outcome: Outcome, but level: Level?) -> Int {
    outcome.findings.filter { $0.kind == .call && $0.level != level && $0.level != .note }.count
  }
  require(
    calls(second, but: nil) <= calls(first, but: .safe), "a migrated call is found again")
}
