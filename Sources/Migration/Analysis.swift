import Text

/// What an analyser of sources other than shell found: findings with proved edits, the fate of the
/// names that it knows, and what kept files from being understood.
struct Analysis {
  var findings: [Finding] = []
  var entries: [Ledger.Entry] = []
  var problems: [Problem] = []
  /// The edits of groups whose answers may be printed or kept with the names of their fields.
  var shown: [[SourceEdit]] = []

  var isEmpty: Bool { findings.isEmpty && entries.isEmpty && problems.isEmpty }
}
