import Documents
import GoSyntax
import Rules
import Scanner
import ShellSyntax
import Text

extension RunBuilder {
  /// Gives every occurrence of a marker in a file its fate; what is left over becomes a mention or
  /// a call for a person to look at.
  func account(
    _ file: FileID, _ drafts: [Draft], _ findings: inout [Finding], _ ledger: inout Ledger
  ) {
    let bytes = workspace.bytes(of: file)
    let markers = (rules.pathMarkers + rules.commandMarkers).map { [UInt8]($0.utf8) }
    let covered = coverage(of: file, drafts)
    let comments = comments(of: file, bytes)
    var loose: [(offset: Int, range: ByteRange)] = []
    for occurrence in Markers(markers).allOccurrences(in: bytes) {
      let end = occurrence.offset + markers[occurrence.marker].count
      let range = ByteRange(occurrence.offset, end)
      if let level = covered.first(where: { $0.range.overlaps(range) })?.level {
        let fate: Ledger.Fate = level == .safe ? .migrated : .reported
        ledger.entries.append(.init(file: file, range: range, fate: fate, reason: ""))
      } else {
        loose.append((occurrence.offset, range))
      }
    }
    for item in loose { place(item.range, file, bytes, comments, &findings, &ledger) }
  }

  private func comments(of file: FileID, _ bytes: [UInt8]) -> [ByteRange] {
    if found.scripts.contains(file) { return parseShell(bytes).comments }
    if found.packages.contains(where: { $0.contains(file) }) { return parseGo(bytes).comments }
    return documents[file]?.commentsWithScripts ?? []
  }

  private func coverage(of file: FileID, _ drafts: [Draft]) -> [(range: ByteRange, level: Level)] {
    drafts.flatMap { draft in
      draft.calls.flatMap { call in
        call.url.pieces.compactMap { piece in
          guard let origin = piece.origin, origin.file == file else { return nil }
          return (origin.range, draft.level)
        }
      }
    }
  }

  /// Decides about an occurrence that belongs to no call that was followed.
  private func place(
    _ range: ByteRange, _ file: FileID, _ bytes: [UInt8], _ comments: [ByteRange],
    _ findings: inout [Finding], _ ledger: inout Ledger
  ) {
    let mention = pathMentions(in: bytes, at: [range.start], rules: rules).first
    let isComment = comments.contains { $0.contains(range) }
    let isProse = found.prose.contains(file)
    guard let mention else {
      if !isComment, !isProse, let rule = begunPath(range, file, bytes) {
        ledger.entries.append(.init(file: file, range: range, fate: .reported, reason: ""))
        findings.append(unfollowed(rule, file, range))
        return
      }
      let fate: Ledger.Fate = isComment || isProse ? .mention : .notUnderstood
      let reason = fate == .mention ? "" : "no deprecated path is written here"
      ledger.entries.append(.init(file: file, range: range, fate: fate, reason: reason))
      return
    }
    let isMention = isComment || isProse || isPrinted(range, file) || isData(file)
    ledger.entries.append(
      .init(file: file, range: range, fate: isMention ? .mention : .reported, reason: ""))
    let level: Level = isMention ? .note : .manual
    findings.append(
      Finding(
        rule: mention.rule.id, kind: isMention ? .mention : .call, level: level,
        severity: isMention ? .note : asOf < rules.sunset ? .warning : .error, file: file,
        range: mention.range,
        message: isMention
          ? "names \(mention.rule.deprecated.method) \(mention.rule.deprecated.path.text)"
          : "\(mention.rule.deprecated.path.text) is written here in a form that is not followed",
        notes: isMention ? [] : ["not edited: the code around it cannot be followed"]))
  }

  /// The first rule whose path may begin at an occurrence, where a command uses the text or the
  /// script could not be followed to its end.
  private func begunPath(_ range: ByteRange, _ file: FileID, _ bytes: [UInt8]) -> Rule? {
    guard unfollowed.contains(file) || used[file]?.contains(where: { $0.overlaps(range) }) == true
    else { return nil }
    return firstRule(ofPathBegunIn: bytes, at: range, rules: rules)
  }

  private func unfollowed(_ rule: Rule, _ file: FileID, _ range: ByteRange) -> Finding {
    Finding(
      rule: rule.id, kind: .call, level: .manual,
      severity: asOf < rules.sunset ? .warning : .error, file: file, range: range,
      message: "a retired path begins here, and what is called with it cannot be followed",
      notes: ["not edited: the operation is not known"])
  }

  /// Whether a file holds data or logs, which call nothing.
  private func isData(_ file: FileID) -> Bool {
    let name = workspace.path(of: file).split(separator: UInt8(ascii: "/")).last ?? []
    guard let dot = name.lastIndex(of: UInt8(ascii: ".")) else { return false }
    let suffix = String(decoding: name[(dot + 1)...], as: UTF8.self).lowercased()
    return ["json", "csv", "log", "lock", "xml", "html", "ndjson", "snap", "har", "svg", "tsv"]
      .contains(suffix)
  }

  /// Whether a text only goes to the terminal.
  private func isPrinted(_ range: ByteRange, _ file: FileID) -> Bool {
    printed[file]?.contains { $0.overlaps(range) } == true
  }
}
