package import Text

/// How far a finding can be trusted to be fixed by the tool (DESIGN of fix levels: ruff's terms).
package enum Level: String, Hashable, Sendable, CaseIterable {
  /// Proved: `migrate` applies it.
  case safe
  /// Right under the stated assumptions: `migrate --unsafe-fixes` applies it.
  case unsafe
  /// No edit; the finding says what to change.
  case manual
  /// Worth knowing; never affects the exit status.
  case note
}

/// How loud a finding is, by date.
package enum Severity: String, Hashable, Sendable {
  case error, warning, note
}

/// A request in words, as it goes over the wire; run-time text stands as `${name}`.
package struct RequestSummary: Hashable, Sendable {
  package struct Header: Hashable, Sendable {
    package let name: String
    package let value: String
    package init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }
  package var method: String
  package var url: String
  package var headers: [Header]
  package var body: String?
  package init(method: String, url: String, headers: [Header], body: String?) {
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
  }
}

/// One place where a deprecated request is put together, or a mention of one.
package struct Finding: Sendable {
  package enum Kind: String, Hashable, Sendable { case call, mention, suppression }
  /// The id of the rule that matched.
  package var rule: String
  package var kind: Kind
  package var level: Level
  package var severity: Severity
  package var file: FileID
  /// The bytes that a report points at.
  package var range: ByteRange
  package var message: String
  package var request: RequestSummary?
  /// What is to be sent instead.
  package var replacement: RequestSummary?
  /// The edits of the fix over all files; empty for `manual` and `note`.
  package var edits: [SourceEdit]
  /// What a person should know, from the rules and from the planning.
  package var notes: [String]
  /// Under which assumptions the fix is right; empty for `safe`.
  package var assumptions: [String]
  /// Stable over line moves: 16 hexadecimal digits.
  package var fingerprint: String
  /// What suppresses it; absent for a finding that counts.
  package var suppression: Suppression?
  package init(
    rule: String, kind: Kind, level: Level, severity: Severity, file: FileID, range: ByteRange,
    message: String, request: RequestSummary? = nil, replacement: RequestSummary? = nil,
    edits: [SourceEdit] = [], notes: [String] = [], assumptions: [String] = [],
    fingerprint: String = "", suppression: Suppression? = nil
  ) {
    self.rule = rule
    self.kind = kind
    self.level = level
    self.severity = severity
    self.file = file
    self.range = range
    self.message = message
    self.request = request
    self.replacement = replacement
    self.edits = edits
    self.notes = notes
    self.assumptions = assumptions
    self.fingerprint = fingerprint
    self.suppression = suppression
  }
}

/// Something that kept a file from being read, understood or written.
package struct Problem: Hashable, Sendable {
  package enum Stage: String, Hashable, Sendable { case read, parse, write }
  package let stage: Stage
  package let path: [UInt8]
  /// Where in the file, if a place is known.
  package let range: ByteRange?
  package let message: String
  package init(stage: Stage, path: [UInt8], range: ByteRange?, message: String) {
    self.stage = stage
    self.path = path
    self.range = range
    self.message = message
  }
}

/// The fate of every occurrence of a marker in the scanned files.
package struct Ledger: Hashable, Sendable {
  package enum Fate: String, Hashable, Sendable {
    case migrated, reported, suppressed, mention, notUnderstood
  }
  package struct Entry: Hashable, Sendable {
    package let file: FileID
    package let range: ByteRange
    package let fate: Fate
    /// Why it was not understood; empty otherwise.
    package let reason: String
    package init(file: FileID, range: ByteRange, fate: Fate, reason: String) {
      self.file = file
      self.range = range
      self.fate = fate
      self.reason = reason
    }
  }
  package var entries: [Entry]
  package init(entries: [Entry] = []) { self.entries = entries }
}

/// All that one run found and planned. Reports are drawn from it; nothing in it depends on time.
package struct Outcome: Sendable {
  /// Every file that a finding, an edit or a ledger entry names.
  package var sources: SourceSet
  /// Ordered by path, then by offset.
  package var findings: [Finding]
  package var ledger: Ledger
  package var problems: [Problem]
  package var filesScanned: Int
  package init(
    sources: SourceSet, findings: [Finding], ledger: Ledger, problems: [Problem],
    filesScanned: Int
  ) {
    self.sources = sources
    self.findings = findings
    self.ledger = ledger
    self.problems = problems
    self.filesScanned = filesScanned
  }

  /// The edits of the findings of `levels`, each edit once.
  package func edits(of levels: Set<Level>) -> [SourceEdit] {
    Set(
      findings.filter { levels.contains($0.level) && $0.suppression?.kind != .comment }.flatMap(
        \.edits)
    ).sorted()
  }
}
