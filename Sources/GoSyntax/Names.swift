import Text

/// The keywords of Go (spec, "Keywords") by their first letter, `a` to `z`.
private let keywords: [[(spelling: [UInt8], kind: Token.Kind)]] = {
  let kinds: [Token.Kind] = [
    .break, .case, .chan, .const, .continue, .default, .defer, .else, .fallthrough, .for, .func,
    .go, .goto, .if, .import, .interface, .map, .package, .range, .return, .select, .struct,
    .switch, .type, .var,
  ]
  var table = [[(spelling: [UInt8], kind: Token.Kind)]](repeating: [], count: 26)
  for kind in kinds {
    let spelling = [UInt8](kind.rawValue.utf8)
    table[Int(spelling[0] - UInt8(ascii: "a"))].append((spelling, kind))
  }
  return table
}()

extension Lexer {
  /// A name or keyword; the byte at the position is an ASCII letter or `_`.
  mutating func scanName() {
    let start = position
    skipName()
    append(keyword(ByteRange(start, position)) ?? .identifier, from: start)
  }

  /// Text that begins with a byte above 127: a name, or an illegal character.
  mutating func scanNonASCII() {
    let start = position
    if let scalar = scalar(at: position), isLetter(scalar.value) {
      skipName()
      return append(.identifier, from: start)
    }
    position += scalar(at: position)?.width ?? 1
    report("illegal character", start, position)
    append(.illegal, from: start)
  }

  private mutating func skipName() {
    while position < bytes.count {
      let byte = bytes[position]
      if isASCIILetter(byte) || isDecimal(byte) {
        position += 1
      } else if byte >= 0x80, let scalar = scalar(at: position),
        isLetter(scalar.value) || isDigit(scalar.value)
      {
        position += scalar.width
      } else {
        return
      }
    }
  }

  private func keyword(_ range: ByteRange) -> Token.Kind? {
    let first = bytes[range.start]
    guard range.count > 1, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first) else {
      return nil
    }
    let candidates = keywords[Int(first - UInt8(ascii: "a"))]
    return candidates.first { $0.spelling.elementsEqual(bytes[range]) }?.kind
  }

  /// The Unicode scalar at `offset` and how many bytes it takes; nil if they are not UTF-8.
  func scalar(at offset: Int) -> (value: Unicode.Scalar, width: Int)? {
    let first = bytes[offset]
    if first < 0x80 { return (Unicode.Scalar(first), 1) }
    guard first >= 0xC2, first < 0xF5 else { return nil }
    let width = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard offset + width <= bytes.count else { return nil }
    var value = UInt32(first) & (0x7F >> UInt32(width))
    for byte in bytes[offset + 1..<offset + width] {
      guard byte & 0xC0 == 0x80 else { return nil }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    let least: UInt32 = width == 2 ? 0x80 : width == 3 ? 0x800 : 0x10000
    guard value >= least, let scalar = Unicode.Scalar(value) else { return nil }
    return (scalar, width)
  }
}

/// Whether it is an ASCII letter or `_`, which Go counts as one.
func isASCIILetter(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "_"):
    true
  default: false
  }
}

/// Whether it is an ASCII digit.
func isDecimal(_ byte: UInt8) -> Bool { UInt8(ascii: "0") <= byte && byte <= UInt8(ascii: "9") }

/// The value of a digit of base 16 or less; 16 for other bytes.
func digitValue(_ byte: UInt8) -> Int {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte - UInt8(ascii: "0"))
  case UInt8(ascii: "a")...UInt8(ascii: "f"): Int(byte - UInt8(ascii: "a")) + 10
  case UInt8(ascii: "A")...UInt8(ascii: "F"): Int(byte - UInt8(ascii: "A")) + 10
  default: 16
  }
}

/// Spec, "Letters and digits": the categories Lu, Ll, Lt, Lm and Lo.
private func isLetter(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.properties.generalCategory {
  case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
  default: false
  }
}

/// Spec, "Letters and digits": the category Nd.
private func isDigit(_ scalar: Unicode.Scalar) -> Bool {
  scalar.properties.generalCategory == .decimalNumber
}
