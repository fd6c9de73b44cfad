import Text

/// What has been seen of a number while it is scanned.
private struct NumberShape {
  /// `x`, `o`, `b` in lower case, `0` for a leading zero, nil for a decimal number.
  var prefix: UInt8?
  var hasDigits = false
  var hasSeparator = false
  /// The first decimal digit that the base does not have.
  var wrongDigit: Int?
  var kind = Token.Kind.integer

  var base: Int {
    switch prefix {
    case UInt8(ascii: "x"): 16
    case UInt8(ascii: "b"): 2
    case nil: 10
    default: 8
    }
  }
}

extension Lexer {
  /// A number of any form (spec, "Integer literals" to "Imaginary literals"); the position is at a
  /// digit, or at a period before one.
  mutating func scanNumber() {
    let start = position
    var shape = NumberShape()
    if peek() != UInt8(ascii: ".") {
      scanPrefix(&shape)
      scanDigits(&shape)
    }
    scanFraction(&shape)
    if !shape.hasDigits { report("number has no digits", start, position) }
    scanExponent(&shape, from: start)
    if peek() == UInt8(ascii: "i") {
      shape.kind = .imaginary
      position += 1
    }
    if shape.kind == .integer, let wrong = shape.wrongDigit {
      report("invalid digit in number", wrong, wrong + 1)
    }
    if shape.hasSeparator { checkSeparators(from: start) }
    append(shape.kind, from: start)
  }

  private mutating func scanPrefix(_ shape: inout NumberShape) {
    guard peek() == UInt8(ascii: "0") else { return }
    position += 1
    let letter = peek() | 0x20
    if [UInt8(ascii: "x"), UInt8(ascii: "o"), UInt8(ascii: "b")].contains(letter) {
      shape.prefix = letter
      position += 1
    } else {
      shape.prefix = UInt8(ascii: "0")
      shape.hasDigits = true
    }
  }

  /// Digits and separators. Below base 16 all decimal digits are taken; a wrong one is noted.
  private mutating func scanDigits(_ shape: inout NumberShape) {
    let taken = max(shape.base, 10)
    while position < bytes.count {
      if bytes[position] == UInt8(ascii: "_") {
        shape.hasSeparator = true
      } else {
        let value = digitValue(bytes[position])
        guard value < taken else { return }
        shape.hasDigits = true
        if value >= shape.base, shape.wrongDigit == nil { shape.wrongDigit = position }
      }
      position += 1
    }
  }

  private mutating func scanFraction(_ shape: inout NumberShape) {
    guard peek() == UInt8(ascii: ".") else { return }
    shape.kind = .float
    if shape.prefix == UInt8(ascii: "o") || shape.prefix == UInt8(ascii: "b") {
      report("invalid radix point in number", position, position + 1)
    }
    position += 1
    scanDigits(&shape)
  }

  private mutating func scanExponent(_ shape: inout NumberShape, from start: Int) {
    let letter = peek() | 0x20
    let isHexadecimal = shape.prefix == UInt8(ascii: "x")
    guard letter == UInt8(ascii: "e") || letter == UInt8(ascii: "p") else {
      if isHexadecimal, shape.kind == .float {
        report("hexadecimal mantissa requires a 'p' exponent", start, position)
      }
      return
    }
    let hasPrefix = shape.prefix != nil && shape.prefix != UInt8(ascii: "0")
    if letter == UInt8(ascii: "p") ? !isHexadecimal : hasPrefix {
      report("exponent does not fit the number", position, position + 1)
    }
    position += 1
    shape.kind = .float
    if peek() == UInt8(ascii: "+") || peek() == UInt8(ascii: "-") { position += 1 }
    var exponent = NumberShape()
    scanDigits(&exponent)
    shape.hasSeparator = shape.hasSeparator || exponent.hasSeparator
    if !exponent.hasDigits { report("exponent has no digits", start, position) }
  }

  /// Each `_` stands between two digits; a prefix counts as one.
  private mutating func checkSeparators(from start: Int) {
    let isHexadecimal = position - start > 1 && bytes[start + 1] | 0x20 == UInt8(ascii: "x")
    let hasPrefix = position - start > 1 && "xob".utf8.contains(bytes[start + 1] | 0x20)
    var place = hasPrefix ? start + 2 : start
    var followsDigit = hasPrefix
    while place < position {
      let byte = bytes[place]
      if byte == UInt8(ascii: "_") {
        let next = place + 1 < position ? digitValue(bytes[place + 1]) : 16
        if !followsDigit || next >= (isHexadecimal ? 16 : 10) {
          return report("'_' must separate successive digits", place, place + 1)
        }
        followsDigit = false
      } else {
        followsDigit = digitValue(byte) < (isHexadecimal ? 16 : 10)
      }
      place += 1
    }
  }
}
