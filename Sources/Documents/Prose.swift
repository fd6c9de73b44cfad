import ShellSyntax
import Text

extension Document {
  /// Reads a page of text: its samples are the lines that begin with a client's name, and what
  /// begins as a file of Go does.
  mutating func readProse(_ whole: TracedText) {
    groups = clientCommands(in: ByteRange(0, whole.count), of: whole).map { ScriptGroup([$0]) }
    let bytes = whole.bytes
    var offset = 0
    while offset < bytes.count {
      let end = lineEnd(bytes, from: offset)
      if beginsGo(bytes[offset..<end]) {
        samples.append(
          CodeSample(language: "go", range: ByteRange(offset, bytes.count), isOpen: true))
      }
      offset = end + 1
    }
  }
}

/// Whether a line is one that a file of Go, or its imports, may begin with.
private func beginsGo(_ line: ArraySlice<UInt8>) -> Bool {
  let words = line.split { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
  guard words.count == 2, line.first == words[0].first else { return false }
  let first = words[0]
  let isImport =
    first.elementsEqual("import".utf8) && [UInt8]("(\"`".utf8).contains(words[1].first ?? 0)
  return isImport || first.elementsEqual("package".utf8)
}

/// The commands in a range of a page that begin with a client's name, perhaps after a prompt, with
/// their continuation lines.
func clientCommands(in range: ByteRange, of whole: TracedText) -> [EmbeddedScript] {
  let bytes = whole.bytes
  var result: [EmbeddedScript] = []
  var offset = range.start
  while offset < range.end {
    let end = min(lineEnd(bytes, from: offset), range.end)
    if let start = commandStart(bytes, offset, end) {
      let stop = commandEnd(bytes, from: start, firstLine: end, limit: range.end)
      var script = EmbeddedScript(
        text: whole.slice(ByteRange(start, stop)), name: "sample \(result.count + 1)")
      script.isSample = true
      result.append(script)
      // More than one span of code may stand on a line.
      offset = max(stop, start > 0 && bytes[start - 1] == UInt8(ascii: "`") ? start : end) + 1
    } else {
      offset = end + 1
    }
  }
  return result
}

/// The offset of the line end at or after `offset`, or of the end of the text.
func lineEnd(_ bytes: [UInt8], from offset: Int) -> Int {
  bytes[offset...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
}

/// Where the command begins on a line that is one, after blanks, a prompt and the like, or in a
/// span of code (CommonMark 6.1).
private func commandStart(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int? {
  var offset = start
  if start == 0 || bytes[start - 1] == 0x0A {
    let skipped = [UInt8](" \t$>`*-".utf8)
    while offset < end, skipped.contains(bytes[offset]) { offset += 1 }
    if isClient(bytes[offset..<end]) { return offset }
    if let length = promptLength(bytes[offset..<end]), isClient(bytes[(offset + length)..<end]) {
      return offset + length
    }
  }
  return (offset..<max(offset, end)).first { place in
    place > 0 && bytes[place - 1] == UInt8(ascii: "`") && isClient(bytes[place..<end])
      && !isCell(bytes, place, end)
  }
}

/// Whether a span of code stands in a table and holds a bar, which is written `\|` there.
private func isCell(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
  let span = bytes[start..<end].prefix { $0 != UInt8(ascii: "`") }
  return zip(span, span.dropFirst()).contains {
    $0 == UInt8(ascii: "\\") && $1 == UInt8(ascii: "|")
  }
}

/// Whether a client is started here, perhaps by `sudo`, or a script by its path.
private func isClient(_ text: ArraySlice<UInt8>) -> Bool {
  // Most lines of a page begin with none of these.
  guard let first = text.first, firstOfClients.contains(first) else { return false }
  let isNamed = ["curl ", "atlas ", "wget ", "sudo curl ", "sudo wget ", "time curl "].contains {
    text.starts(with: $0.utf8)
  }
  return isNamed || runsScript(text)
}

/// The bytes with which `isClient` may hold.
private let firstOfClients = [UInt8]("cawst.bz ".utf8)

/// `./api.sh`, `bash bin/api.sh`: words that no sentence begins with.
private func runsScript(_ text: ArraySlice<UInt8>) -> Bool {
  var words = text.prefix(200).split(separator: 0x20, maxSplits: 2)[...]
  let isNamed = words.first.map { word in
    ["sudo", "bash", "sh", "zsh"].contains { word.elementsEqual($0.utf8) }
  }
  if isNamed == true { words.removeFirst() }
  guard let path = words.first else { return false }
  let isPath = path.starts(with: "./".utf8) || path.starts(with: "../".utf8)
  return isPath && path.count > 3
    || isNamed == true && path.suffix(3).elementsEqual(".sh".utf8) && path.count > 3
}

/// How long the prompt is that a line of a session begins with: `$ `, `user@host:~$ `,
/// `[user@host ~]# `; `# ` and `% ` before a client only.
func promptLength(_ line: ArraySlice<UInt8>) -> Int? {
  if line.starts(with: "$ ".utf8) { return 2 }
  if line.starts(with: "# ".utf8) || line.starts(with: "% ".utf8) {
    return isClient(line.dropFirst(2)) ? 2 : nil
  }
  let text = line.prefix(80)
  let isBracketed = text.first == UInt8(ascii: "[")
  let mark = text.indices.dropLast().first { index in
    let (byte, next) = (text[index], text[index + 1])
    guard next == 0x20 else { return false }
    return (byte == UInt8(ascii: "$") || byte == UInt8(ascii: "#") || byte == UInt8(ascii: "%"))
      && (!isBracketed || text[..<index].last == UInt8(ascii: "]"))
  }
  guard let mark else { return nil }
  let host = text[..<mark]
  guard host.contains(UInt8(ascii: "@")), isBracketed || !host.contains(0x20) else { return nil }
  return mark + 2 - line.startIndex
}

/// The end of a command: of its last continuation line, or where its last open quote ends.
private func commandEnd(
  _ bytes: [UInt8], from start: Int, firstLine: Int, limit: Int
) -> Int {
  var end = firstLine
  if start > 0, bytes[start - 1] == UInt8(ascii: "`") {
    return bytes[start..<end].firstIndex(of: UInt8(ascii: "`")) ?? end
  }
  for _ in 0..<100 {
    let text = Array(bytes[start..<end])
    let isOpen = !parseShell(text).issues.isEmpty
    guard endsInBackslash(text) || isOpen, end < limit else { break }
    end = min(lineEnd(bytes, from: end + 1), limit)
  }
  if !parseShell(Array(bytes[start..<end])).issues.isEmpty { end = firstLine }
  while end > start, bytes[end - 1] == UInt8(ascii: "`") || bytes[end - 1] == 13 { end -= 1 }
  return end
}

/// Whether the last line goes on: it ends in a backslash.
func endsInBackslash(_ text: [UInt8]) -> Bool {
  (text.last == 13 ? text.dropLast() : text[...]).last == UInt8(ascii: "\\")
}
