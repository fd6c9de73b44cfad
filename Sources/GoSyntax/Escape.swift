/// A backslash escape of a string or rune literal (spec, "Rune literals").
struct Escape {
  /// How many bytes it takes, the backslash included. A broken one ends before the byte that
  /// breaks it.
  let length: Int
  /// The bytes it stands for; for a broken one nothing.
  let meaning: [UInt8]
  /// Why it is no escape.
  let problem: String?

  /// The escape whose backslash lies at `start`.
  init(at start: Int, in bytes: [UInt8], quote: UInt8) {
    guard start + 1 < bytes.count else {
      self.init(length: 1, problem: "escape sequence not terminated")
      return
    }
    let letter = bytes[start + 1]
    if letter == quote {
      self.init(length: 2, meaning: [quote])
    } else if let simple = Escape.simple(letter) {
      self.init(length: 2, meaning: [simple])
    } else if let form = Escape.form(letter) {
      self.init(form, at: start, in: bytes)
    } else {
      self.init(length: 1, problem: "unknown escape sequence")
    }
  }

  private init(length: Int, meaning: [UInt8] = [], problem: String? = nil) {
    self.length = length
    self.meaning = meaning
    self.problem = problem
  }

  /// Digits of one base that name a byte or a Unicode scalar.
  private struct Form {
    /// Bytes before the first digit.
    let lead: Int
    let count: Int
    let base: Int
    let isByte: Bool
  }

  private static func form(_ letter: UInt8) -> Form? {
    switch letter {
    case UInt8(ascii: "0")...UInt8(ascii: "7"): Form(lead: 1, count: 3, base: 8, isByte: true)
    case UInt8(ascii: "x"): Form(lead: 2, count: 2, base: 16, isByte: true)
    case UInt8(ascii: "u"): Form(lead: 2, count: 4, base: 16, isByte: false)
    case UInt8(ascii: "U"): Form(lead: 2, count: 8, base: 16, isByte: false)
    default: nil
    }
  }

  private init(_ form: Form, at start: Int, in bytes: [UInt8]) {
    var value: UInt64 = 0
    for place in form.lead..<form.lead + form.count {
      let digit = start + place < bytes.count ? digitValue(bytes[start + place]) : 16
      guard digit < form.base else {
        self.init(length: place, problem: "illegal character in escape sequence")
        return
      }
      value = value * UInt64(form.base) + UInt64(digit)
    }
    let length = form.lead + form.count
    if form.isByte, let byte = UInt8(exactly: value) {
      self.init(length: length, meaning: [byte])
    } else if !form.isByte, let scalar = UInt32(exactly: value).flatMap(Unicode.Scalar.init) {
      self.init(length: length, meaning: [UInt8](Character(scalar).utf8))
    } else {
      self.init(length: length, problem: "escape sequence is invalid Unicode code point")
    }
  }

  private static func simple(_ letter: UInt8) -> UInt8? {
    switch letter {
    case UInt8(ascii: "a"): 0x07
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "f"): 0x0C
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "t"): 0x09
    case UInt8(ascii: "v"): 0x0B
    case UInt8(ascii: "\\"): UInt8(ascii: "\\")
    default: nil
    }
  }
}
