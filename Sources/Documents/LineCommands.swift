import Text

// Formats that write one command on a line, and scripts of package.json.
extension Document {
  /// A crontab: five times or `@daily`, in a system's crontab a user, then the command, in which
  /// `%` ends the command unless it is escaped (crontab(5)).
  mutating func readCrontab(_ whole: TracedText, hasUsers: Bool) {
    let table = LineTable(afterMarkOf: whole.bytes)
    var environment: [DocumentVariable] = []
    for line in 1...table.count {
      let range = table.content(ofLine: line)
      let content = whole.bytes[range]
      let first = content.first { $0 != 0x20 && $0 != 0x09 }
      guard let first else { continue }
      if first == UInt8(ascii: "#") {
        comments.append(range)
        continue
      }
      parts.append(Part(range: range, value: Array(content)))
      if let own = assignment(range, whole) {
        environment.append(own)
        continue
      }
      let times = first == UInt8(ascii: "@") ? 1 : 5
      guard let start = place(afterWords: times + (hasUsers ? 1 : 0), range, whole.bytes) else {
        continue
      }
      let text = crontabCommand(ByteRange(start, range.end), whole)
      var script = EmbeddedScript(text: text, name: "line \(line)")
      script.environment = environment
      groups.append(ScriptGroup([script]))
    }
  }

  /// A Procfile: `NAME: COMMAND` on a line each, which a shell runs.
  mutating func readProcfile(_ whole: TracedText) {
    let table = LineTable(afterMarkOf: whole.bytes)
    for line in 1...table.count {
      let range = table.content(ofLine: line)
      let content = whole.bytes[range]
      if content.first == UInt8(ascii: "#") {
        comments.append(range)
        continue
      }
      parts.append(Part(range: range, value: Array(content)))
      let name = content.prefix { $0.isWordByte || "_-".utf8.contains($0) }
      guard !name.isEmpty, name.endIndex < range.end,
        whole.bytes[name.endIndex] == UInt8(ascii: ":")
      else { continue }
      let text = whole.slice(ByteRange(name.endIndex + 1, range.end)).inside(.oneLine)
      let title = String(decoding: name, as: UTF8.self)
      groups.append(ScriptGroup([EmbeddedScript(text: text, name: "process `\(title)`")]))
    }
  }

  /// `NAME=value` of a line; quotes around the value are taken off.
  private func assignment(_ range: ByteRange, _ whole: TracedText) -> DocumentVariable? {
    let bytes = whole.bytes
    let name = bytes[range].prefix { $0.isWordByte || $0 == UInt8(ascii: "_") }
    var start = name.endIndex
    while start < range.end, bytes[start] == 0x20 { start += 1 }
    guard !name.isEmpty, start < range.end, bytes[start] == UInt8(ascii: "=") else { return nil }
    start += 1
    var end = range.end
    while start < end, bytes[start] == 0x20 { start += 1 }
    while end > start, bytes[end - 1] == 0x20 { end -= 1 }
    if end - start > 1, bytes[start] == bytes[end - 1],
      bytes[start] == UInt8(ascii: "'") || bytes[start] == UInt8(ascii: "\"")
    {
      start += 1
      end -= 1
    }
    let value = whole.slice(ByteRange(start, end)).inside(.oneLine)
    return DocumentVariable(name: String(decoding: name, as: UTF8.self), value: value)
  }

  private func place(afterWords count: Int, _ range: ByteRange, _ bytes: [UInt8]) -> Int? {
    var offset = range.start
    for _ in 0..<count {
      while offset < range.end, bytes[offset] == 0x20 || bytes[offset] == 0x09 { offset += 1 }
      while offset < range.end, bytes[offset] != 0x20, bytes[offset] != 0x09 { offset += 1 }
    }
    while offset < range.end, bytes[offset] == 0x20 || bytes[offset] == 0x09 { offset += 1 }
    return offset < range.end ? offset : nil
  }

  private func crontabCommand(_ range: ByteRange, _ whole: TracedText) -> TracedText {
    var result = TracedText()
    var (start, offset) = (range.start, range.start)
    while offset < range.end, whole.bytes[offset] != UInt8(ascii: "%") {
      let isEscape =
        whole.bytes[offset] == UInt8(ascii: "\\") && offset + 1 < range.end
        && whole.bytes[offset + 1] == UInt8(ascii: "%")
      guard isEscape else {
        offset += 1
        continue
      }
      result.append(whole.slice(ByteRange(start, offset)).inside(.crontab))
      let pair = ByteRange(offset, offset + 2)
      result.append(whole.unit(pair, meaning: [UInt8(ascii: "%")], inside: .crontab))
      offset += 2
      start = offset
    }
    return result + whole.slice(ByteRange(start, offset)).inside(.crontab)
  }
}
