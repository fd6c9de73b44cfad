import ShellSyntax
import Text

extension Document {
  /// Reads a Markdown page: the fences that are shell text, one terminal for all of them, and the
  /// samples between them.
  mutating func readMarkdown(_ whole: TracedText) {
    let table = LineTable(whole.bytes)
    var session: [EmbeddedScript] = []
    var loose: [EmbeddedScript] = []
    var line = 1
    var textStart = 0
    func addText(to end: Int) {
      if textStart < end { loose += samples(in: ByteRange(textStart, end), of: whole) }
    }
    while line <= table.count {
      guard let fence = Fence(whole.bytes, table.content(ofLine: line)) else {
        line += 1
        continue
      }
      var last = line + 1
      while last <= table.count, !fence.isClosed(by: whole.bytes[table.content(ofLine: last)]) {
        last += 1
      }
      if let script = script(of: fence, (line + 1)..<last, whole, table, session.count + 1) {
        addText(to: table.range(ofLine: line).start)
        session.append(script)
        textStart = last <= table.count ? table.range(ofLine: last).end : whole.count
      }
      line = last + 1
    }
    addText(to: whole.count)
    if !session.isEmpty { groups.append(ScriptGroup(session, isOneShell: true)) }
    groups += loose.map { ScriptGroup([$0]) }
    parts += outline(table, whole)
  }

  /// The shell text of a fence; nil where it holds something else or is not quite shell.
  private func script(
    of fence: Fence, _ lines: Range<Int>, _ whole: TracedText, _ table: LineTable, _ number: Int
  ) -> EmbeddedScript? {
    guard fence.language.map(Fence.shells.contains) == true else { return nil }
    var text = TracedText()
    for line in lines { text.append(fence.content(of: table.range(ofLine: line), in: whole)) }
    if Fence.sessions.contains(fence.language ?? "") || hasPrompts(text) {
      text = commands(ofSession: text)
    }
    guard parseShell(text.bytes).issues.isEmpty else { return nil }
    var script = EmbeddedScript(text: text, name: "fence \(number)")
    script.isSample = true
    return script
  }

  /// Whether the first line of a sample begins with a prompt.
  private func hasPrompts(_ text: TracedText) -> Bool {
    text.bytes.drop { $0 == 0x20 || $0 == 0x0A }.starts(with: "$ ".utf8)
  }

  /// The commands of a recorded session: what follows `$ `, as long as it is not complete.
  private func commands(ofSession text: TracedText) -> TracedText {
    let table = LineTable(text.bytes)
    var result = TracedText()
    var open = TracedText()
    for line in 1...table.count {
      let range = table.range(ofLine: line)
      let isPrompt = text.bytes[range].starts(with: "$ ".utf8)
      guard isPrompt || !open.isEmpty else { continue }
      if isPrompt { open = TracedText() }
      let isContinued = !isPrompt && text.bytes[range].starts(with: "> ".utf8)
      let start = isPrompt || isContinued ? range.start + 2 : range.start
      open.append(text.slice(ByteRange(start, range.end)))
      let content = Array(open.bytes.reversed().drop { $0 == 0x0A || $0 == 0x0D }.reversed())
      if !endsInBackslash(content), parseShell(open.bytes).issues.isEmpty {
        result.append(open)
        open = TracedText()
      }
    }
    return result + open
  }

  /// The lines outside the scripts, to compare pages by: headings and fences.
  private func outline(_ table: LineTable, _ whole: TracedText) -> [Part] {
    (1...table.count).compactMap { line in
      let range = table.content(ofLine: line)
      let bytes = Array(whole.bytes[range])
      guard Fence(whole.bytes, range) != nil || bytes.first == UInt8(ascii: "#") else { return nil }
      return Part(range: ByteRange(0, 0), value: bytes)
    }
  }
}

/// The line that opens a fenced block (CommonMark 4.5).
struct Fence {
  let indentation: Int
  let mark: UInt8
  let length: Int
  let language: String?

  /// Languages that say that the text is for a shell.
  static let shells: Set<String> = [
    "bash", "sh", "shell", "zsh", "ksh", "console", "shell-session", "shellsession", "terminal",
    "sh-session", "bash-session",
  ]
  /// Languages that say that prompts and output are shown.
  static let sessions: Set<String> = [
    "console", "shell-session", "shellsession", "terminal", "sh-session", "bash-session",
  ]

  init?(_ bytes: [UInt8], _ line: ByteRange) {
    var offset = line.start
    while offset < line.end, bytes[offset] == 0x20 { offset += 1 }
    guard offset < line.end else { return nil }
    let mark = bytes[offset]
    guard mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else { return nil }
    let count = bytes[offset..<line.end].prefix { $0 == mark }.count
    guard count >= 3 else { return nil }
    let rest = bytes[(offset + count)..<line.end]
    if mark == UInt8(ascii: "`"), rest.contains(mark) { return nil }
    indentation = offset - line.start
    self.mark = mark
    length = count
    let word = trimmed(rest).split { " {,:".contains($0) }.first.map(String.init)
    language = word.map { ($0.hasPrefix(".") ? String($0.dropFirst()) : $0).lowercased() }
      .map { $0.hasSuffix("}") ? String($0.dropLast()) : $0 }
  }

  func isClosed(by line: ArraySlice<UInt8>) -> Bool {
    let text = line.drop { $0 == 0x20 }
    let marks = text.prefix { $0 == mark }.count
    return marks >= length && text.dropFirst(marks).allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }

  /// A line of the block without the indentation of the fence.
  func content(of line: ByteRange, in whole: TracedText) -> TracedText {
    var start = line.start
    while start < min(line.end, line.start + indentation), whole.bytes[start] == 0x20 {
      start += 1
    }
    let text = whole.slice(ByteRange(start, line.end))
    return indentation > 0 ? text.inside(.indented(by: indentation)) : text
  }
}
