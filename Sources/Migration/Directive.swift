import Rules
import Text

/// A comment `tenant2flex:ignore[rule-id, ...] reason (until 2026-12-31)`.
struct Directive: Hashable {
  let file: FileID
  /// From the comment's mark through its last byte.
  let range: ByteRange
  /// The rules that it names.
  let rules: [String]
  /// Why, in the words of its author; may be empty.
  let reason: String
  /// The last day on which it holds.
  let until: Day?
  /// What is wrong with its form.
  let fault: String?

  /// What begins a directive, after the mark of the comment.
  static let word = [UInt8]("tenant2flex:ignore".utf8)

  /// Reads the comment at `range`; absent if it is no directive.
  init?(file: FileID, range: ByteRange, bytes: [UInt8]) {
    let marks = [UInt8]("#/*<!- \t".utf8)
    let comment = bytes[range].drop(while: marks.contains)
    guard comment.starts(with: Directive.word) else { return nil }
    self.file = file
    self.range = range
    var text = String(decoding: comment.dropFirst(Directive.word.count), as: UTF8.self)
    for end in ["-->", "*/"] {
      if let place = text.firstRange(of: end) { text = String(text[..<place.lowerBound]) }
    }
    guard text.hasPrefix("["), let close = text.firstIndex(of: "]") else {
      (rules, reason, until) = ([], "", nil)
      fault = "it names no rule: write tenant2flex:ignore[rule-id] and the reason"
      return
    }
    rules = text[text.index(after: text.startIndex)..<close].split(separator: ",").map(trimmed)
    let (reason, day) = Directive.limit(of: text[text.index(after: close)...])
    self.reason = reason
    until = day.flatMap { Day(Array($0.utf8)) }
    if rules.isEmpty {
      fault = "it names no rule: write tenant2flex:ignore[rule-id] and the reason"
    } else if let day, until == nil {
      fault = "`(until \(day))` names no day: write (until YYYY-MM-DD)"
    } else {
      fault = nil
    }
  }

  /// The reason without `(until ...)` at its end, and what stands there.
  private static func limit(of text: Substring) -> (reason: String, day: String?) {
    guard let open = text.ranges(of: "(until ").last,
      let close = text[open.upperBound...].firstIndex(of: ")")
    else { return (trimmed(text), nil) }
    return (trimmed(text[..<open.lowerBound]), trimmed(text[open.upperBound..<close]))
  }
}

/// Text without blanks around it.
private func trimmed(_ text: Substring) -> String {
  var text = text
  while let first = text.first, first.isWhitespace { text.removeFirst() }
  while let last = text.last, last.isWhitespace { text.removeLast() }
  return String(text)
}

/// The directives of a text that is neither shell nor Go: after `#`, `//` or `<!--`.
func directives(inPlain bytes: [UInt8], _ file: FileID) -> [Directive] {
  let lines = LineTable(bytes)
  return Markers([Directive.word]).allOccurrences(in: bytes).compactMap { occurrence in
    let line = lines.content(ofLine: lines.line(at: occurrence.offset))
    let before = bytes[line.start..<occurrence.offset]
    var start = occurrence.offset
    while start > line.start, [UInt8](" \t".utf8).contains(bytes[start - 1]) { start -= 1 }
    let marks = ["<!--", "//", "#"].map { [UInt8]($0.utf8) }
    guard
      let mark = marks.first(where: {
        bytes[line.start..<start].reversed().starts(with: $0.reversed())
      }),
      !before.isEmpty
    else { return nil }
    return Directive(file: file, range: ByteRange(start - mark.count, line.end), bytes: bytes)
  }
}
