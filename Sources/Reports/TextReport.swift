import Migration
import Text

extension Report {
  /// The report for a person: a code frame for each finding, then the totals.
  func textReport(_ style: TextStyle) -> String {
    var frames = FrameWriter(report: self, style: style)
    var text = ""
    if purpose == .migrated { text += migratedFiles(style) }
    for finding in shownFindings(style) { text += frames.text(of: finding) }
    if text.hasSuffix("\n"), !text.hasSuffix("\n\n") { text += "\n" }
    if style.detail == .verbose { text += ledgerLines(&frames) }
    text += notUnderstoodLines(&frames)
    return style.detail == .quiet ? text : text + summary(style)
  }

  /// After a migration only what is left is shown; mentions are no news to the quiet.
  private func shownFindings(_ style: TextStyle) -> [Finding] {
    if purpose == .migrated { return left }
    return outcome.findings.filter { finding in
      if finding.suppression != nil { return style.detail == .verbose }
      return finding.counts || style.detail != .quiet
    }
  }

  /// A line for each file that a migration changed.
  private func migratedFiles(_ style: TextStyle) -> String {
    let unwritten = unwritten
    var text = ""
    for (file, edits) in plannedEdits {
      if unwritten.contains(file) { continue }
      let calls = rewritten.filter { $0.edits.contains { $0.file == file } }.count
      let done = "\(counted(calls, "call")), \(counted(edits.count, "edit"))"
      text += style.paint("migrated", .green) + " \(shownPath(of: file)): \(done)\n"
    }
    return style.detail == .quiet || text.isEmpty ? "" : text + "\n"
  }

  /// What `applied` changes, by file in the order of paths.
  var plannedEdits: [(file: FileID, edits: [Edit])] { byFile(outcome.edits(of: applied)) }

  /// Edits by file in the order of paths, each once.
  func byFile(_ edits: [SourceEdit]) -> [(file: FileID, edits: [Edit])] {
    Dictionary(grouping: Set(edits), by: \.file)
      .map { (file: $0.key, edits: $0.value.map(\.edit).sorted()) }
      .sorted { path(of: $0.file).lexicographicallyPrecedes(path(of: $1.file)) }
  }

  private func path(of file: FileID) -> [UInt8] { outcome.sources.path(of: file) }

  private func ledgerLines(_ frames: inout FrameWriter) -> String {
    var text = ""
    for entry in outcome.ledger.entries where entry.fate != .notUnderstood {
      text += frames.place(entry.file, entry.range.start) + ": \(entry.fate.words)\n"
    }
    return text.isEmpty ? "" : "Occurrences:\n" + text + "\n"
  }

  private func notUnderstoodLines(_ frames: inout FrameWriter) -> String {
    var text = ""
    for entry in outcome.ledger.entries where entry.fate == .notUnderstood {
      let reason = entry.reason.isEmpty ? "" : ": " + visible(redacted(entry.reason))
      text += frames.place(entry.file, entry.range.start) + reason + "\n"
    }
    return text.isEmpty ? "" : "Not understood, look at these:\n" + text + "\n"
  }
}

extension Ledger.Fate {
  /// The fate in words.
  var words: String {
    switch self {
    case .migrated: "migrated"
    case .reported: "reported"
    case .suppressed: "suppressed"
    case .mention: "mention"
    case .notUnderstood: "not understood"
    }
  }
}
