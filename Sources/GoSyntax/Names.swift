import Text

/// The keywords of Go (spec, "Keywords") in a table in which none of them meet.
struct KeywordTable {
  private struct Entry {
    var key: UInt64 = 0
    var count = 0
    var kind = Token.Kind.identifier
  }
  private var entries: [Entry]

  /// The only one. A lexer holds it: a global costs a look at its guard with each name.
  static let filled = KeywordTable()

  private init() {
    let kinds: [Token.Kind] = [
      .break, .case, .chan, .const, .continue, .default, .defer, .else, .fallthrough, .for, .func,
      .go, .goto, .if, .import, .interface, .map, .package, .range, .return, .select, .struct,
      .switch, .type, .var,
    ]
    entries = Array(repeating: Entry(), count: 64)
    for kind in kinds {
      let spelling = kind.rawValue.utf8
      let key = spelling.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      let place = Self.place(key)
      precondition(entries[place].count == 0, "two keywords must not meet in the table")
      entries[place] = Entry(key: key, count: spelling.count, kind: kind)
    }
  }

  /// What a name may be: `identifier`, or a keyword that ends alike.
  ///
  /// - Parameters:
  ///   - key: its last eight bytes as a number.
  ///   - count: how many bytes it has.
  @inline(__always)
  func kind(_ key: UInt64, _ count: Int) -> Token.Kind {
    let entry = entries[Self.place(key)]
    return entry.key == key && entry.count == count ? entry.kind : .identifier
  }

  /// The multiplier was found by trial.
  @inline(__always)
  private static func place(_ key: UInt64) -> Int { Int((key &* 0x39C9_7AB1_BB3E_780F) >> 58) }
}

extension Lexer {
  /// A name or keyword; the byte at the position is an ASCII letter or `_`.
  @inline(__always)
  mutating func scanName() {
    let start = position
    var place = start
    var key: UInt64 = 0
    while place < bytes.count, case let byte = bytes[place], isNamePart(byte) {
      key = key << 8 | UInt64(byte)
      place += 1
    }
    position = place
    if place < bytes.count, bytes[place] >= 0x80 {
      skipName()
      // No keyword has such a letter.
      if position > place { return append(.identifier, from: start) }
    }
    var kind = keywords.kind(key, place - start)
    // The number holds no more than the last eight bytes.
    if place - start > 8, kind != .identifier,
      !bytes[start..<place].elementsEqual(kind.rawValue.utf8)
    {
      kind = .identifier
    }
    append(kind, from: start)
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

/// Whether it may stand in a name and is ASCII.
@inline(__always)
private func isNamePart(_ byte: UInt8) -> Bool {
  (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") < 10
    || byte == UInt8(ascii: "_")
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
