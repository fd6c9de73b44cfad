import Languages
import Rules
import Scanner
import Text

extension RunBuilder {
  /// Decides about a deprecated name that belongs to no call that was followed.
  func place(
    _ name: DeprecatedName, _ range: ByteRange, _ page: inout Page,
    _ findings: inout [Finding], _ ledger: inout Ledger
  ) {
    let file = page.file
    if answered[file]?.contains(where: { $0.overlaps(range) }) == true, !isText(range, page) {
      let reason = "no deprecated operation is called with this name"
      ledger.entries.append(
        .init(file: file, range: range, fate: .notUnderstood, reason: reason))
      return
    }
    let isMention = isText(range, page) || isPrinted(range, file)
    if isMention, isWord(range, page.bytes) {
      ledger.entries.append(.init(file: file, range: range, fate: .mention, reason: ""))
      // The names of the Go SDK are looked for in pages before.
      let isKnown = findings.contains { $0.file == file && $0.range.overlaps(range) }
      if isKnown { return }
      findings.append(
        mention(
          of: name.rule, page, range, "names `\(name.text)`, which `\(name.replacement)` replaces",
          edits: edits(replacing: range, with: [UInt8](name.replacement.utf8), page)))
      return
    }
    if !isMention, !page.isData, let match = command(at: range, page.bytes, name) {
      ledger.entries.append(.init(file: file, range: range, fate: .reported, reason: ""))
      var whole = range
      if match.operation != nil, let next = word(after: range.end, page.bytes) {
        whole = ByteRange(range.start, next.end)
        page.covered.append((whole, .manual))
      }
      findings.append(unfollowed(match, file, whole))
      return
    }
    if !isMention, !page.isData, isCalled(name, range, page) {
      ledger.entries.append(.init(file: file, range: range, fate: .reported, reason: ""))
      findings.append(called(name, file, range))
      return
    }
    if !isMention, !page.isData, namesGenerated(name, range, page) {
      ledger.entries.append(.init(file: file, range: range, fate: .reported, reason: ""))
      if !page.namedSources.contains(name.rule.id), !hasCall(like: name, page) {
        page.namedSources.insert(name.rule.id)
        findings.append(called(name, file, range))
      }
      return
    }
    let fate: Ledger.Fate = isMention || page.isData ? .mention : .notUnderstood
    let reason = fate == .mention ? "" : "a name stands here, and no call of it was found"
    ledger.entries.append(.init(file: file, range: range, fate: fate, reason: reason))
  }

  /// The command of the Atlas CLI whose group a name is, where its operation follows or the line
  /// has the words `atlas` and `api` before.
  private func command(
    at range: ByteRange, _ bytes: [UInt8], _ name: DeprecatedName
  ) -> CommandMatch? {
    guard name.rule.commandLine?.group == name.text, isWord(range, bytes) else { return nil }
    let next = word(after: range.end, bytes).map { String(decoding: bytes[$0], as: UTF8.self) }
    if let next, let match = rules.command(group: name.text, operation: next) { return match }
    let start = bytes[..<range.start].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let line = String(decoding: bytes[start..<range.start], as: UTF8.self)
    let words = line.split { !$0.isLetter }
    guard words.contains("atlas"), words.contains("api") else { return nil }
    return rules.command(group: name.text, operation: nil)
  }

  private func unfollowed(_ match: CommandMatch, _ file: FileID, _ range: ByteRange) -> Finding {
    let (old, new) = (match.commandLine.group, match.commandLine.replacementGroup)
    let message =
      match.operation.map {
        "`atlas api \(old) \($0)` is written here in a form that is not followed"
      } ?? "`atlas api \(old)` is used here in a form that is not followed"
    let replacement = match.replacement.map { "write `atlas api \(new) \($0)` instead" }
    let flags = match.rule.parameters.filter { $0.key != $0.value }.sorted { $0.key < $1.key }
      .map { "`--\($0.key)` is `--\($0.value)`" }
    return Finding(
      rule: match.rule.id, kind: .call, level: .manual, severity: severity(.manual), file: file,
      range: range, message: message,
      notes: [replacement ?? "the group is `\(new)` now"] + flags)
  }

  /// The word after blanks, quotes and commas, as in a list of words.
  private func word(after offset: Int, _ bytes: [UInt8]) -> ByteRange? {
    var start = offset
    while start < bytes.count, [UInt8](" \t\"',\\\r\n".utf8).contains(bytes[start]) { start += 1 }
    let end = bytes[start...].firstIndex { !isNameByte($0) } ?? bytes.count
    return start < end ? ByteRange(start, end) : nil
  }

  /// Whether no letter or digit stands right before or after.
  func isWord(_ range: ByteRange, _ bytes: [UInt8]) -> Bool {
    (range.start == 0 || !isNameByte(bytes[range.start - 1]))
      && (range.end == bytes.count || !isNameByte(bytes[range.end]))
  }

  /// A note about text that calls nothing.
  func mention(
    of rule: Rule, _ page: Page, _ range: ByteRange, _ message: String, edits: [SourceEdit]
  ) -> Finding {
    Finding(
      rule: rule.id, kind: .mention, level: .note, severity: .note, file: page.file, range: range,
      message: message, edits: edits)
  }

  /// The edits of a complete path in text.
  func edits(of mention: PathMention, _ page: Page) -> [SourceEdit] {
    let changes = mention.replacements ?? []
    return changes.flatMap { change in
      edits(
        replacing: change.range.moved(by: mention.range.start), with: change.bytes, page)
    }
  }

  /// An edit of text, if mentions are to be rewritten and the file is not data or another's.
  func edits(
    replacing range: ByteRange, with text: [UInt8], _ page: Page
  ) -> [SourceEdit] {
    guard rewritesMentions, !page.isData, !isVendored(page.file) else { return [] }
    return [SourceEdit(file: page.file, range: range, replacement: text)]
  }
}
