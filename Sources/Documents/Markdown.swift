import Text

extension PageReader {
  /// A fenced block of Markdown.
  func fence(at line: Int) -> PageBlock? {
    guard let fence = Fence(whole.bytes, table.content(ofLine: line)) else { return nil }
    let last = self.line(from: line + 1) {
      fence.isClosed(by: whole.bytes[table.content(ofLine: $0)])
    }
    return PageBlock(
      language: fence.language, lines: (line + 1)..<last, next: last + 1,
      indentation: fence.indentation)
  }
}

/// The line that opens a fenced block (CommonMark 4.5).
struct Fence {
  let indentation: Int
  let mark: UInt8
  let length: Int
  let language: String?

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
}
