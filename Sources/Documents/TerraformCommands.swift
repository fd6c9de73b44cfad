import Text

extension Document {
  /// Terraform: the commands of `local-exec`, and here-documents that begin with `#!` of a shell.
  mutating func readTerraform(_ whole: TracedText) {
    let table = LineTable(afterMarkOf: whole.bytes)
    var line = 1
    while line <= table.count {
      let own = line
      let range = table.content(ofLine: line)
      let text = trimmed(whole.bytes[range])
      if text.hasPrefix("#") || text.hasPrefix("//") { comments.append(range) }
      parts.append(Part(range: range, value: Array(whole.bytes[range])))
      line += 1
      let isComment = text.hasPrefix("#") || text.hasPrefix("//")
      guard !isComment, let equals = whole.bytes[range].firstIndex(of: UInt8(ascii: "=")) else {
        continue
      }
      let key = trimmed(whole.bytes[range.start..<equals])
      var start = equals + 1
      while start < range.end, whole.bytes[start] == 0x20 { start += 1 }
      let isCommand = key == "command" && runsShell(around: own, table, whole)
      if let document = TerraformDocument(whole, table, mark: ByteRange(start, range.end), own) {
        line = document.next
        let bytes = document.text.bytes
        let kind = DocumentKind(path: [], bytes: bytes)
        guard isCommand && !bytes.starts(with: "#!".utf8) || kind == .shell else { continue }
        add(document.text, "`\(key)` in line \(own)")
      } else if isCommand,
        let string = QuotedString(whole, at: start, hasTriples: false, isTerraform: true)
      {
        add(string.text, "`\(key)` in line \(own)")
      }
    }
  }

  private mutating func add(_ text: TracedText, _ name: String) {
    groups.append(ScriptGroup([EmbeddedScript(text: text, name: name)]))
  }

  /// Whether no `interpreter` of the block around a line names another program.
  private func runsShell(around line: Int, _ table: LineTable, _ whole: TracedText) -> Bool {
    func text(_ line: Int) -> String { trimmed(whole.bytes[table.content(ofLine: line)]) }
    let before = (1..<line).reversed().prefix { !text($0).hasSuffix("{") }
    let after = ((line + 1)..<(table.count + 1)).prefix { text($0) != "}" }
    let setting = (Array(before) + Array(after)).first { text($0).hasPrefix("interpreter") }
    guard let setting else { return true }
    let words = text(setting).split { "=[]\", ".contains($0) }.dropFirst()
    return words.first.map { Shell.isNamed(in: String($0)) } ?? false
  }
}

/// A here-document of Terraform: `<<EOT`, or `<<-EOT`, which takes off the blanks that all of its
/// lines begin with.
private struct TerraformDocument {
  private(set) var text = TracedText()
  /// The line after the closing one.
  let next: Int

  init?(_ whole: TracedText, _ table: LineTable, mark: ByteRange, _ line: Int) {
    var name = trimmed(whole.bytes[mark])
    guard name.hasPrefix("<<") else { return nil }
    name.removeFirst(2)
    let isIndented = name.hasPrefix("-")
    if isIndented { name.removeFirst() }
    let isName = name.utf8.allSatisfy { $0.isWordByte || $0 == UInt8(ascii: "_") }
    guard !name.isEmpty, isName else { return nil }
    let lines = ((line + 1)..<(table.count + 1)).prefix {
      trimmed(whole.bytes[table.content(ofLine: $0)]) != name
    }
    next = (lines.last ?? line) + 2
    let depths = lines.compactMap { line -> Int? in
      let content = whole.bytes[table.content(ofLine: line)]
      let count = content.prefix { $0 == 0x20 }.count
      return count == content.count ? nil : count
    }
    let depth = isIndented ? depths.min() ?? 0 : 0
    for line in lines {
      let range = table.range(ofLine: line)
      let blanks = whole.bytes[range].prefix { $0 == 0x20 }.count
      let place = ByteRange(range.start + min(depth, blanks), range.end)
      text.append(TerraformDocument.template(place, of: whole, depth))
    }
  }

  /// Text in which `${ }` and `%{ }` are holes, `$${` and `%%{` stand for `${` and `%{`.
  private static func template(
    _ range: ByteRange, of whole: TracedText, _ depth: Int
  ) -> TracedText {
    let bytes = whole.bytes
    var result = TracedText()
    var (start, offset) = (range.start, range.start)
    func exact(to end: Int) -> TracedText {
      whole.slice(ByteRange(start, end)).inside(.indented(by: depth)).inside(.terraformTemplate)
    }
    while offset < range.end {
      let rest = bytes[offset..<range.end]
      let isEscape = rest.starts(with: "$${".utf8) || rest.starts(with: "%%{".utf8)
      let isValue = rest.starts(with: "${".utf8) || rest.starts(with: "%{".utf8)
      guard isEscape || isValue else {
        offset += 1
        continue
      }
      result.append(exact(to: offset))
      if isEscape {
        let place = ByteRange(offset, offset + 3)
        let meaning = Array(bytes[(offset + 1)..<(offset + 3)])
        result.append(whole.unit(place, meaning: meaning, inside: .indented(by: depth)))
        offset += 3
      } else {
        let end = rest.firstIndex(of: UInt8(ascii: "}")).map { $0 + 1 } ?? range.end
        let name = trimmed(bytes[min(offset + 2, end)..<max(offset + 2, end - 1)])
        let hole = Hole(kind: .unknown, name: name)
        result.append(
          whole.hole(hole, at: ByteRange(offset, end), inside: .indented(by: depth)))
        offset = end
      }
      start = offset
    }
    result.append(exact(to: range.end))
    return result
  }
}
