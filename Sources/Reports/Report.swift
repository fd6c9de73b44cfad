package import Migration
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
  /// The day by which severities were decided, `YYYY-MM-DD`.
  package var asOf: String
  package var rules: [RuleCard]
  package var place: Place
  package init(version: String, asOf: String, rules: [RuleCard], place: Place) {
    self.version = version
    self.asOf = asOf
    self.rules = rules
    self.place = place
  }
}

/// A rule as a person reads it.
package struct RuleCard: Hashable, Sendable {
  /// The id by which `--select` and reports name it.
  package var id: String
  /// One sentence.
  package var title: String
  /// The deprecated request: method and path.
  package var before: String
  /// What replaces it: method and path.
  package var after: String
  /// What a person should know about the replacement.
  package var notes: [String]
  /// The day from which the deprecated request fails, `YYYY-MM-DD`; empty if it is not known.
  package var sunset: String
  /// Documentation pages.
  package var links: [String]
  /// A sample as it is written now; empty if the rule has none.
  package var exampleBefore: String
  /// The sample after the migration.
  package var exampleAfter: String

  package init(
    id: String, title: String, before: String, after: String, notes: [String] = [],
    sunset: String = "", links: [String] = [], exampleBefore: String = "",
    exampleAfter: String = ""
  ) {
    self.id = id
    self.title = title
    self.before = before
    self.after = after
    self.notes = notes
    self.sunset = sunset
    self.links = links
    self.exampleBefore = exampleBefore
    self.exampleAfter = exampleAfter
  }
}

extension Report {
  /// The findings that count: deprecated calls, not notes.
  package var calls: [Finding] { outcome.findings.filter(\.counts) }

  /// The calls that stay for a person when `applied` is applied.
  package var left: [Finding] { calls.filter { !applied.contains($0.level) } }

  /// The calls that `applied` rewrites.
  package var rewritten: [Finding] { calls.filter { applied.contains($0.level) } }

  /// The card of a rule; a plain one if the rules do not know it.
  func card(of rule: String) -> RuleCard {
    edition.rules.first { $0.id == rule }
      ?? RuleCard(id: rule, title: rule, before: "", after: "")
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
  package var counts: Bool { kind == .call && level != .note }
}
