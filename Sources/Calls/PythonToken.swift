import Text

/// A token of a short Python program.
enum PythonToken: Equatable {
  case name(String)
  /// A number, where it is a whole one.
  case number(Int?)
  /// A string, as it is written between its quotes, and where that is.
  case string([UInt8], ByteRange)
  /// A string that is filled in (`f"{a} {b}"`): the tokens of its values.
  case format([[PythonToken]])
  /// A bracket or an operator; a line end outside of brackets.
  case sign(String)

  /// The tokens of a program; nil where it has others.
  ///
  /// - Parameter offset: where the program begins in a larger one.
  static func tokens(of program: [UInt8], offset: Int = 0) -> [PythonToken]? {
    var reader = PythonLexer(program, offset)
    return reader.tokens()
  }
}

private struct PythonLexer {
  private let bytes: [UInt8]
  private var place = 0
  private var open = 0
  private var result: [PythonToken] = []

  private let offset: Int

  init(_ bytes: [UInt8], _ offset: Int) {
    self.bytes = bytes
    self.offset = offset
  }

  private var rest: ArraySlice<UInt8> { bytes[place...] }

  mutating func tokens() -> [PythonToken]? {
    while let byte = rest.first {
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): place += 1
      case UInt8(ascii: "#"): place += rest.prefix { $0 != UInt8(ascii: "\n") }.count
      case UInt8(ascii: "\n"):
        place += 1
        if open == 0 { result.append(.sign("\n")) }
      case UInt8(ascii: "'"), UInt8(ascii: "\""):
        guard let text = string() else { return nil }
        result.append(text)
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        let digits = rest.prefix { isNameByte($0) || $0 == UInt8(ascii: ".") }
        place += digits.count
        result.append(.number(Int(String(decoding: digits, as: UTF8.self))))
      case TracedText.holeByte:
        // A number that the shell fills in; text of a program is known to whoever writes it.
        place += 1
        result.append(.number(nil))
      case let byte where isNameByte(byte): guard word() else { return nil }
      default: guard sign() else { return nil }
      }
    }
    return result
  }

  private mutating func word() -> Bool {
    let name = String(decoding: rest.prefix(while: isNameByte), as: UTF8.self)
    place += name.utf8.count
    guard let quote = rest.first, "\"'".utf8.contains(quote) else {
      result.append(.name(name))
      return true
    }
    guard ["f", "F", "r", "u"].contains(name), let text = string() else { return false }
    guard name.lowercased() == "f", case .string(let bytes, let range) = text else {
      result.append(text)
      return true
    }
    guard let values = values(in: bytes, at: range.start) else { return false }
    result.append(.format(values))
    return true
  }

  /// What stands between two quotes of a line, or between three of them.
  private mutating func string() -> PythonToken? {
    guard let quote = rest.first else { return nil }
    if rest.dropFirst().starts(with: [quote, quote]) { return longString(quote) }
    var end = place + 1
    while end < bytes.count, bytes[end] != quote {
      if bytes[end] == UInt8(ascii: "\n") { return nil }
      end += bytes[end] == UInt8(ascii: "\\") ? 2 : 1
    }
    guard end < bytes.count else { return nil }
    defer { place = end + 1 }
    return .string(
      Array(bytes[(place + 1)..<end]), ByteRange(offset + place + 1, offset + end))
  }

  private mutating func longString(_ quote: UInt8) -> PythonToken? {
    let start = place + 3
    var end = start
    while end < bytes.count, !bytes[end...].starts(with: [quote, quote, quote]) {
      end += bytes[end] == UInt8(ascii: "\\") ? 2 : 1
    }
    guard end < bytes.count else { return nil }
    defer { place = end + 3 }
    return .string(Array(bytes[start..<end]), ByteRange(offset + start, offset + end))
  }

  private mutating func sign() -> Bool {
    let signs = [
      "==", "!=", "<=", ">=", "+=", "(", ")", "[", "]", "{", "}", ",", ":", ";", ".", "=", "<", ">",
      "+",
      "-", "*", "/", "%",
    ]
    guard let sign = signs.first(where: { rest.starts(with: $0.utf8) }) else { return false }
    if ["(", "[", "{"].contains(sign) { open += 1 }
    if [")", "]", "}"].contains(sign) { open -= 1 }
    place += sign.utf8.count
    result.append(.sign(sign))
    return true
  }

  /// The values in the braces of a string that is filled in, without how they are written.
  private func values(in text: [UInt8], at start: Int) -> [[PythonToken]]? {
    var result: [[PythonToken]] = []
    var rest = text[...]
    while let brace = rest.firstIndex(where: { "{}".utf8.contains($0) }) {
      let isDouble = brace + 1 < rest.endIndex && rest[brace + 1] == rest[brace]
      if isDouble {
        rest = rest[(brace + 2)...]
        continue
      }
      guard rest[brace] == UInt8(ascii: "{"),
        let end = rest[brace...].firstIndex(of: UInt8(ascii: "}"))
      else { return nil }
      let inside = rest[(brace + 1)..<end]
      guard !inside.contains(UInt8(ascii: "{")),
        let tokens = PythonToken.tokens(of: Array(inside), offset: start + brace + 1)
      else { return nil }
      // `{value:>10}`
      let colon = tokens.firstIndex(of: .sign(":")) ?? tokens.endIndex
      result.append(Array(tokens[..<colon]))
      rest = rest[(end + 1)...]
    }
    return result
  }
}
