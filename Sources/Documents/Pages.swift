import ShellSyntax
package import Text

/// A sample in a language other than the shell's.
package struct CodeSample: Sendable {
  /// As the page names it, in lower case; empty where it names none.
  package let language: String
  /// Its lines in the file.
  package let range: ByteRange
  /// Whether the page does not say where it ends; the range goes to the end of the page then.
  package var isOpen = false
}

extension Document {
  /// Whether a page names a shell's text by this word.
  package static func isShell(_ language: String) -> Bool { PageBlock.shells.contains(language) }

  /// Reads a page: the blocks that are shell text, one terminal for all of them, and the samples
  /// between them.
  mutating func readPage(_ whole: TracedText) {
    let table = LineTable(afterMarkOf: whole.bytes)
    let reader = PageReader(kind: kind, whole: whole, table: table)
    var session: [EmbeddedScript] = []
    var loose: [EmbeddedScript] = []
    var line = 1
    var textStart = 0
    func addText(to end: Int) {
      if textStart < end { loose += clientCommands(in: ByteRange(textStart, end), of: whole) }
    }
    while line <= table.count {
      guard let block = reader.block(at: line) else {
        line += 1
        continue
      }
      let start = table.range(ofLine: block.lines.lowerBound - 1)
      parts.append(Part(range: ByteRange(0, 0), value: Array(whole.bytes[start])))
      if let script = reader.script(of: block, number: session.count + 1) {
        addText(to: start.start)
        session.append(script)
        textStart = table.start(ofLine: block.next)
      } else if !block.lines.isEmpty {
        if PageBlock.changes.contains(block.language ?? "") {
          // What was and what is stand side by side there.
          addText(to: start.start)
          textStart = table.start(ofLine: block.next)
        }
        let last = table.range(ofLine: block.lines.upperBound - 1)
        samples.append(
          CodeSample(language: block.language ?? "", range: ByteRange(start.end, last.end)))
      }
      line = block.next
    }
    addText(to: whole.count)
    if !session.isEmpty { groups.append(ScriptGroup(session, isOneShell: true)) }
    groups += loose.map { ScriptGroup([$0]) }
    parts += headings(table, whole)
  }

  /// The headings of Markdown, to compare pages by.
  private func headings(_ table: LineTable, _ whole: TracedText) -> [Part] {
    (1...table.count).compactMap { line in
      let bytes = Array(whole.bytes[table.content(ofLine: line)])
      return bytes.first == UInt8(ascii: "#") ? Part(range: ByteRange(0, 0), value: bytes) : nil
    }
  }
}

extension Document {
  /// The samples of a page that are shell text, one after the other.
  package var shellSamples: [UInt8] { Array(scripts.map(\.text.bytes).joined()) }

  /// The samples of a page that are programs in other languages.
  package func otherSamples(in bytes: [UInt8]) -> [UInt8] {
    let others = samples.filter { Document.programming.contains($0.language) }
    return Array(others.map { bytes[$0.range] }.joined())
  }

  private static let programming: Set<String> = [
    "python", "py", "javascript", "js", "typescript", "ts", "ruby", "rb", "go", "golang", "java",
    "kotlin", "php", "perl", "powershell", "pwsh", "ps1", "csharp", "cs", "rust", "rs", "jq",
  ]
}

extension LineTable {
  /// Where a line begins; the end of the text for one behind the last.
  fileprivate func start(ofLine line: Int) -> Int {
    line <= count ? range(ofLine: line).start : range(ofLine: count).end
  }
}

/// A block of a page that is shown as it is written.
struct PageBlock {
  /// In lower case; nil where none is named.
  let language: String?
  /// The lines inside, by number.
  let lines: Range<Int>
  /// The line after the block.
  let next: Int
  /// How many blanks the page takes off each line.
  let indentation: Int

  /// Languages that say that the text is for a shell.
  static let shells: Set<String> = [
    "bash", "sh", "shell", "zsh", "ksh", "console", "shell-session", "shellsession", "terminal",
    "sh-session", "bash-session", "shell-script", "prompt",
  ]
  /// Languages that say that the block is a patch.
  static let changes: Set<String> = ["diff", "patch", "udiff"]
  /// Languages that say that prompts and output are shown.
  static let sessions: Set<String> = [
    "console", "shell-session", "shellsession", "terminal", "sh-session", "bash-session",
  ]
}

/// Finds the blocks of a page.
struct PageReader {
  let kind: DocumentKind
  let whole: TracedText
  let table: LineTable

  /// The block that begins at a line.
  func block(at line: Int) -> PageBlock? {
    switch kind {
    case .markdown: fence(at: line)
    case .asciidoc: listing(at: line) ?? fence(at: line)
    case .restructuredText: directive(at: line) ?? literalBlock(at: line)
    case .org: source(at: line)
    default: nil
    }
  }

  /// The shell text of a block; nil where it holds something else or is not quite shell. A block
  /// without a language is shell text if it says so by a client's name at a line's beginning.
  func script(of block: PageBlock, number: Int) -> EmbeddedScript? {
    let language = block.language ?? ""
    guard language.isEmpty || PageBlock.shells.contains(language) else { return nil }
    var text = TracedText()
    for line in block.lines { text.append(content(ofLine: line, without: block.indentation)) }
    if PageBlock.sessions.contains(language) || hasPrompts(text) {
      text = commands(ofSession: text)
    }
    guard parseShell(text.bytes).issues.isEmpty, !language.isEmpty || callsClient(text.bytes) else {
      return nil
    }
    var script = EmbeddedScript(text: text, name: "sample \(number)")
    script.isSample = true
    return script
  }

  private func callsClient(_ bytes: [UInt8]) -> Bool {
    bytes.split(separator: 0x0A).contains { line in
      let text = line.drop { $0 == 0x20 || $0 == 0x09 }
      return ["curl ", "atlas "].contains { text.starts(with: $0.utf8) }
    }
  }

  /// A line without the first blanks of it.
  private func content(ofLine line: Int, without indentation: Int) -> TracedText {
    let range = table.range(ofLine: line)
    var start = range.start
    while start < min(range.end, range.start + indentation), whole.bytes[start] == 0x20 {
      start += 1
    }
    let text = whole.slice(ByteRange(start, range.end))
    let own = indentation > 0 ? text.inside(.indented(by: indentation)) : text
    return kind == .asciidoc ? withoutCallouts(own) : own
  }

  /// A line of AsciiDoc without the callouts `<1>` at its end.
  private func withoutCallouts(_ text: TracedText) -> TracedText {
    let lineEnd = text.bytes.reversed().prefix { $0 == 0x0A || $0 == 0x0D }.count
    var end = text.count - lineEnd
    while end > 0, text.bytes[end - 1] == UInt8(ascii: ">"),
      let open = text.bytes[..<end].lastIndex(of: UInt8(ascii: "<")),
      text.bytes[(open + 1)..<(end - 1)].allSatisfy({ (0x30...0x39).contains($0) }),
      open > 0, text.bytes[open - 1] == 0x20, end - open > 2
    {
      end = open
      while end > 0, text.bytes[end - 1] == 0x20 { end -= 1 }
    }
    guard end < text.count - lineEnd else { return text }
    return text.slice(ByteRange(0, end)) + text.slice(ByteRange(text.count - lineEnd, text.count))
  }

  /// Whether the first line of a sample begins with a prompt.
  private func hasPrompts(_ text: TracedText) -> Bool {
    promptLength(text.bytes.drop { $0 == 0x20 || $0 == 0x0A }) != nil
  }

  /// The commands of a recorded session: what follows `$ `, as long as it is not complete.
  private func commands(ofSession text: TracedText) -> TracedText {
    let table = LineTable(text.bytes)
    var result = TracedText()
    var open = TracedText()
    for line in 1...table.count {
      let range = table.range(ofLine: line)
      let prompt = promptLength(text.bytes[range])
      guard prompt != nil || !open.isEmpty else { continue }
      if prompt != nil { open = TracedText() }
      let isContinued = prompt == nil && text.bytes[range].starts(with: "> ".utf8)
      let start = range.start + (prompt ?? (isContinued ? 2 : 0))
      open.append(text.slice(ByteRange(start, range.end)))
      let content = Array(open.bytes.reversed().drop { $0 == 0x0A || $0 == 0x0D }.reversed())
      if !endsInBackslash(content), parseShell(open.bytes).issues.isEmpty {
        result.append(open)
        open = TracedText()
      }
    }
    return result + open
  }

  /// The text of a line without the blanks around it.
  func text(ofLine line: Int) -> String {
    line >= 1 && line <= table.count ? trimmed(whole.bytes[table.content(ofLine: line)]) : ""
  }

  /// How many blanks a line begins with; nil for one that has nothing else.
  func indentation(ofLine line: Int) -> Int? {
    let content = whole.bytes[table.content(ofLine: line)]
    let count = content.prefix { $0 == 0x20 }.count
    return content.dropFirst(count).allSatisfy { $0 == 0x09 || $0 == 0x20 } ? nil : count
  }

  /// The first line from `start` on that `isEnd`, or one past the last line.
  func line(from start: Int, where isEnd: (Int) -> Bool) -> Int {
    var line = start
    while line <= table.count, !isEnd(line) { line += 1 }
    return line
  }
}
