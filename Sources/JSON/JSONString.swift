import Text

/// Strings and their escapes (RFC 8259, section 7).
extension JSONReader {
  mutating func string() throws(JSONError) -> JSONValue {
    let start = offset
    var hasHole = false
    offset += 1
    // Most strings are one piece.
    var decoded = Array(bytes[skipPlain()])
    while true {
      guard let byte else { break }
      if byte == UInt8(ascii: "\"") {
        offset += 1
        let range = ByteRange(start, offset)
        return JSONValue(range: range, kind: .string(decoded), hasHole: hasHole)
      }
      if byte == hole {
        hasHole = true
        decoded.append(byte)
        offset += 1
      } else if byte == UInt8(ascii: "\\") {
        try escape(into: &decoded)
      } else {
        throw unexpected("an escape (control characters may not stand in a string)")
      }
      decoded += bytes[skipPlain()]
    }
    throw unexpected("a closing `\"`")
  }

  /// Steps over the bytes that stand for themselves.
  private mutating func skipPlain() -> ByteRange {
    let (start, end, hole) = (offset, bytes.count, self.hole)
    var place = start
    while place < end {
      let byte = bytes[place]
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { break }
      if byte < 0x20 || byte == hole { break }
      place += 1
    }
    offset = place
    return ByteRange(start, place)
  }

  /// One escape, decoded to UTF-8; the two halves of a surrogate pair are one escape.
  private mutating func escape(into decoded: inout [UInt8]) throws(JSONError) {
    let start = offset
    offset += 1
    guard let letter = byte else { throw unexpected("the rest of an escape") }
    offset += 1
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): decoded.append(letter)
    case UInt8(ascii: "b"): decoded.append(0x08)
    case UInt8(ascii: "f"): decoded.append(0x0C)
    case UInt8(ascii: "n"): decoded.append(0x0A)
    case UInt8(ascii: "r"): decoded.append(0x0D)
    case UInt8(ascii: "t"): decoded.append(0x09)
    case UInt8(ascii: "u"):
      let scalar = Unicode.Scalar(try codePoint()) ?? "\u{FFFD}"
      decoded += Array(UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    default:
      offset = start
      throw unexpected("an escape that JSON has")
    }
  }

  /// The code point of `\uXXXX` or of a surrogate pair; a lone half is returned as it is.
  private mutating func codePoint() throws(JSONError) -> UInt32 {
    let first = try hexDigits()
    guard 0xD800..<0xDC00 ~= first else { return first }
    let afterFirst = offset
    guard skip(UInt8(ascii: "\\")), skip(UInt8(ascii: "u")) else {
      offset = afterFirst
      return first
    }
    let second = try hexDigits()
    guard 0xDC00..<0xE000 ~= second else {
      offset = afterFirst
      return first
    }
    return 0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)
  }

  private mutating func hexDigits() throws(JSONError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte, let digit = hexValue(byte) else {
        throw unexpected("four hexadecimal digits")
      }
      value = value << 4 | digit
      offset += 1
    }
    return value
  }

  private func hexValue(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a") + 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A") + 10)
    default: nil
    }
  }
}

/// What is said about a place that is not JSON.
extension JSONReader {
  func unexpected(_ expected: String) -> JSONError {
    JSONError(offset: offset, expected: expected, found: found)
  }

  /// What stands at the place reached, in plain words.
  private var found: String {
    guard let byte else { return "the end of the text" }
    if byte == hole { return "a value known only at run time" }
    if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { return "a line end" }
    if byte < 0x20 || byte == 0x7F { return "the control character \(byte)" }
    return "`\(String(decoding: shownText, as: UTF8.self))`"
  }

  /// A bracket or quote alone, or the bare token that starts here, cut after 24 bytes.
  private var shownText: ArraySlice<UInt8> {
    let rest = bytes[offset...]
    let token = rest.prefix { !endsToken($0) && $0 >= 0x20 && $0 != hole }
    if token.isEmpty { return rest.prefix(1) }
    if token.count <= 24 { return token }
    // Never end in the middle of a character.
    var cut = token.startIndex + 24
    while cut > token.startIndex + 1, token[cut] & 0xC0 == 0x80 { cut -= 1 }
    return token[..<cut]
  }
}
