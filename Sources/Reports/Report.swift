package import Migration
package import Rules
import Text

/// All that a report is drawn from.
package struct Report: Sendable {
  /// What the run was for.
  package enum Purpose: Hashable, Sendable {
    /// To list the deprecated calls.
    case check
    /// To show what `migrate` would do.
    case plan
    /// Edits were written.
    case migrated
  }

  package var outcome: Outcome
  package var purpose: Purpose
  /// The levels whose edits `migrate` applies with the options of this run.
  package var applied: Set<Level>
  package var edition: Edition
  package init(outcome: Outcome, purpose: Purpose, applied: Set<Level>, edition: Edition) {
    self.outcome = outcome
    self.purpose = purpose
    self.applied = applied
    self.edition = edition
  }
}

/// What stands around a report: which program wrote it, by what rules, and where.
package struct Edition: Sendable {
  /// The version of the program.
  package var version: String
  /// The day by which severities were decided.
  package var asOf: Day
  /// The rules of the run.
  package var rules: RuleSet
  package var place: Place
  package init(version: String, asOf: Day, rules: RuleSet, place: Place) {
    self.version = version
    self.asOf = asOf
    self.rules = rules
    self.place = place
  }
}

extension Report {
  /// The findings that count: deprecated calls, not notes.
  package var calls: [Finding] { outcome.findings.filter(\.counts) }

  /// The calls that stay for a person when `applied` is applied.
  package var left: [Finding] {
    let unwritten = unwritten
    return calls.filter { !isRewritten($0, unwritten) }
  }

  /// The calls that `applied` rewrites.
  package var rewritten: [Finding] {
    let unwritten = unwritten
    return calls.filter { isRewritten($0, unwritten) }
  }

  /// A call of which a file could not be written stays.
  private func isRewritten(_ finding: Finding, _ unwritten: Set<FileID>) -> Bool {
    applied.contains(finding.level) && !finding.edits.contains { unwritten.contains($0.file) }
  }

  /// The files that a migration could not write.
  var unwritten: Set<FileID> {
    let paths = Set(outcome.problems.filter { $0.stage == .write }.map(\.path))
    guard purpose == .migrated, !paths.isEmpty else { return [] }
    let files = outcome.sources.files
    return Set(files.indices.filter { paths.contains(files[$0].path) }.map(FileID.init))
  }

  /// The path of a file as the user would write it.
  func shownPath(of file: FileID) -> String { shownPath(outcome.sources.path(of: file)) }

  /// A path as the user would write it, without a leading `./`.
  func shownPath(_ path: [UInt8]) -> String { visible(withoutDot(path)) }

  /// The path of a file from the root of the repository.
  func repositoryPath(of file: FileID) -> [UInt8] {
    edition.place.repositoryPath(of: outcome.sources.path(of: file))
  }
}

extension Finding {
  /// Whether it affects the exit status and the count of findings.
  package var counts: Bool { kind == .call && level != .note && suppression == nil }
}
