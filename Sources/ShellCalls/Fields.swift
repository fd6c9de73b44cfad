import Calls
import Text

/// A piece of a word while it is expanded.
enum Fragment: Sendable {
  /// Text; `expansion` tells which expansion gave it, unquoted expansions are split into fields.
  case text(TracedText, expansion: Expansion?, isQuoted: Bool)
  /// The end of one field inside `"$@"` or `"${array[@]}"`.
  case fieldBreak

  /// Its text; none where a field ends.
  var ownText: TracedText {
    if case .text(let text, _, _) = self { text } else { TracedText() }
  }

  struct Expansion: Sendable {
    let origin: Origin?
    let variable: String
  }
}

/// A field: what a word gave as one argument.
struct Field: Sendable {
  var text = TracedText()
  var parts: [ExpandedPart] = []

  mutating func append(_ more: TracedText, _ expansion: Fragment.Expansion?) {
    if let expansion, let origin = expansion.origin {
      let range = ByteRange(text.count, text.count + more.count)
      parts.append(ExpandedPart(range: range, origin: origin, variable: expansion.variable))
    }
    text.append(more)
  }
}

/// Puts fragments together as fields (POSIX 2.6.5).
func fields(of fragments: [Fragment], _ separators: Separators) -> [Field] {
  var result: [Field] = []
  var current: Field?
  func close() {
    if let field = current { result.append(field) }
    current = nil
  }
  for fragment in fragments {
    switch fragment {
    case .fieldBreak:
      close()
    case .text(let text, let expansion, let isQuoted):
      if isQuoted || expansion == nil {
        current = current ?? Field()
        current?.append(text, expansion)
        continue
      }
      let words = separators.ranges(in: text.bytes)
      for (index, word) in words.enumerated() {
        if index > 0 || (word.start > 0 && current != nil) { close() }
        current = current ?? Field()
        current?.append(text.slice(word), expansion)
      }
      if (words.last?.end ?? 0) < text.count { close() }
    }
  }
  close()
  return result
}

/// All fragments as one text, as in an assignment: nothing is split.
func wholeField(_ fragments: [Fragment]) -> Field {
  var field = Field()
  for fragment in fragments {
    switch fragment {
    case .text(let text, let expansion, _): field.append(text, expansion)
    case .fieldBreak: field.append(TracedText(unwritten: [UInt8(ascii: " ")]), nil)
    }
  }
  return field
}

/// Whether a byte separates fields by default.
func isBlank(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\n")
}

/// The runs of non-blank bytes.
func blankRanges(in bytes: [UInt8]) -> [ByteRange] {
  var result: [ByteRange] = []
  var start: Int?
  for (offset, byte) in bytes.enumerated() {
    if isBlank(byte) {
      if let begin = start { result.append(ByteRange(begin, offset)) }
      start = nil
    } else if start == nil {
      start = offset
    }
  }
  if let begin = start { result.append(ByteRange(begin, bytes.count)) }
  return result
}
