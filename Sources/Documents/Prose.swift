import ShellSyntax
import Text

extension Document {
  /// Reads a page of text: its samples are the lines that begin with a client's name.
  mutating func readProse(_ whole: TracedText) {
    groups = clientCommands(in: ByteRange(0, whole.count), of: whole).map { ScriptGroup([$0]) }
  }
}

/// The commands in a range of a page that begin with `curl` or `atlas`, perhaps after a prompt,
/// with their continuation lines.
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
      offset = max(stop, end) + 1
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

/// Where the command begins on a line that is one, after blanks and a prompt.
private func commandStart(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int? {
  var offset = start
  let skipped = [UInt8](" \t$>`*-".utf8)
  while offset < end, skipped.contains(bytes[offset]) { offset += 1 }
  let isCommand = ["curl ", "atlas "].contains { bytes[offset..<end].starts(with: $0.utf8) }
  return isCommand ? offset : nil
}

/// The end of a command: of its last continuation line, or where its last open quote ends.
private func commandEnd(
  _ bytes: [UInt8], from start: Int, firstLine: Int, limit: Int
) -> Int {
  var end = firstLine
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
