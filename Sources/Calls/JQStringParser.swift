import Text

/// String literals.
extension JQParser {
  /// `"text \(pipe) text"`, with or without a format in front; nil at anything else.
  mutating func parseString() throws(JQProblem) -> JQString? {
    var format: [UInt8]?
    if token.kind == .format, next.kind == .quoteStart {
      format = [UInt8](text(take().range).dropFirst())
    }
    guard token.kind == .quoteStart else { return nil }
    let start = take().range.start
    var parts: [JQString.Part] = []
    while token.kind != .quoteEnd {
      parts.append(try parsePart())
    }
    take()
    return JQString(format: format, parts: parts, range: range(from: start))
  }

  private mutating func parsePart() throws(JQProblem) -> JQString.Part {
    if token.kind == .interpolationStart {
      take()
      let inner = try parsePipe()
      guard token.kind == .interpolationEnd else { throw unexpected("')'") }
      take()
      return .interpolation(inner)
    }
    guard token.kind == .quoteText else { throw unexpected("the end of the string") }
    let start = token.range.start
    while token.kind == .quoteText { take() }
    let written = bytes[range(from: start)]
    if JQParser.hasHalfPair(written) { releases.remove(.jq16) }
    return .text(JQParser.decode(written))
  }

  /// The meaning of literal text, whose escapes are those of JSON.
  static func decode(_ text: ArraySlice<UInt8>) -> [UInt8] {
    guard text.contains(UInt8(ascii: "\\")) else { return [UInt8](text) }
    var result: [UInt8] = []
    var rest = text
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\"), let next = rest.popFirst() else {
        result.append(byte)
        continue
      }
      if next == UInt8(ascii: "u") {
        result += decodeUnicode(&rest)
      } else {
        result.append(simpleEscape(next))
      }
    }
    return result
  }

  private static func simpleEscape(_ byte: UInt8) -> UInt8 {
    switch byte {
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "f"): 0x0C
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "t"): 0x09
    default: byte
    }
  }

  /// The text of `XXXX` or of a pair `XXXX\uXXXX`; half a pair is U+FFFD, as jq reads it.
  private static func decodeUnicode(_ rest: inout ArraySlice<UInt8>) -> [UInt8] {
    let first = digits(of: &rest)
    if let scalar = Unicode.Scalar(first) { return [UInt8](String(Character(scalar)).utf8) }
    if first < 0xDC00, rest.starts(with: [UInt8(ascii: "\\"), UInt8(ascii: "u")]) {
      var ahead = rest.dropFirst(2)
      let second = digits(of: &ahead)
      if 0xDC00..<0xE000 ~= second,
        let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
      {
        rest = ahead
        return [UInt8](String(Character(scalar)).utf8)
      }
    }
    return [0xEF, 0xBF, 0xBD]
  }

  /// Whether the first half of a surrogate pair stands alone, which jq 1.6 refused.
  private static func hasHalfPair(_ text: ArraySlice<UInt8>) -> Bool {
    var rest = text
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\"), rest.popFirst() == UInt8(ascii: "u") else { continue }
      let first = digits(of: &rest)
      guard 0xD800..<0xDC00 ~= first else { continue }
      guard rest.starts(with: [UInt8(ascii: "\\"), UInt8(ascii: "u")]) else { return true }
      rest = rest.dropFirst(2)
      guard 0xDC00..<0xE000 ~= digits(of: &rest) else { return true }
    }
    return false
  }

  private static func digits(of rest: inout ArraySlice<UInt8>) -> UInt32 {
    let digits = String(decoding: rest.prefix(4), as: UTF8.self)
    rest = rest.dropFirst(4)
    return UInt32(digits, radix: 16) ?? 0xFFFD
  }
}
