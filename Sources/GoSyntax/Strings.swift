import Text

extension Lexer {
  /// `"..."` (spec, "String literals"): it ends at its quote or, with an issue, at the line end.
  mutating func scanString() {
    let start = position
    position += 1
    while true {
      skipPlain(UInt8(ascii: "\""))
      guard position < bytes.count, bytes[position] != UInt8(ascii: "\n") else {
        report("string literal not terminated", start, position)
        break
      }
      let byte = bytes[position]
      if byte == UInt8(ascii: "\\") {
        _ = scanEscape(quote: UInt8(ascii: "\""))
      } else {
        skipCharacter()
        if byte == UInt8(ascii: "\"") { break }
      }
    }
    append(.string, from: start)
  }

  /// `` `...` ``
  mutating func scanRawString() {
    let start = position
    position += 1
    while position < bytes.count, bytes[position] != UInt8(ascii: "`") {
      skipCharacter()
      skipPlain(UInt8(ascii: "`"))
    }
    if position < bytes.count {
      position += 1
    } else {
      report("raw string literal not terminated", start, start + 1)
    }
    append(.rawString, from: start)
  }

  /// `'.'` (spec, "Rune literals")
  mutating func scanRune() {
    let start = position
    position += 1
    var count = 0
    var isValid = true
    while true {
      guard position < bytes.count, bytes[position] != UInt8(ascii: "\n") else {
        if isValid { report("rune literal not terminated", start, position) }
        return append(.rune, from: start)
      }
      let byte = bytes[position]
      if byte == UInt8(ascii: "\\") {
        if !scanEscape(quote: UInt8(ascii: "'")) { isValid = false }
      } else {
        skipCharacter()
        if byte == UInt8(ascii: "'") { break }
      }
      count += 1
    }
    if isValid, count != 1 { report("illegal rune literal", start, position) }
    append(.rune, from: start)
  }

  /// Steps over printable ASCII characters that mean nothing in a literal with that quote.
  @inline(__always)
  private mutating func skipPlain(_ quote: UInt8) {
    var place = position
    while place < bytes.count, case let byte = bytes[place], byte &- 0x20 < 0x60, byte != quote,
      byte != UInt8(ascii: "\\")
    {
      place += 1
    }
    position = place
  }

  /// One character of a literal, which must be UTF-8 without NUL (spec, "Source code
  /// representation").
  private mutating func skipCharacter() {
    let byte = bytes[position]
    if byte != 0, byte < 0x80 {
      position += 1
      return
    }
    let start = position
    let scalar = scalar(at: position)
    position += scalar?.width ?? 1
    if byte == 0 {
      report("illegal character NUL", start, position)
    } else if scalar == nil {
      report("illegal UTF-8 encoding", start, position)
    } else if scalar?.value == "\u{FEFF}" {
      report("illegal byte order mark", start, position)
    }
  }

  /// A backslash and what belongs to it; false if that is no escape.
  private mutating func scanEscape(quote: UInt8) -> Bool {
    let escape = Escape(at: position, in: bytes, quote: quote)
    if let message = escape.problem { report(message, position, position + escape.length) }
    position += escape.length
    return escape.problem == nil
  }
}
