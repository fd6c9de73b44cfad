import Text

/// Cuts a jq program into tokens, after `src/lexer.l` of jq. A hole counts as a letter, so that it
/// can stand for a name, a number or a part of either.
struct JQLexer {
  private enum State { case parenthesis, bracket, brace, interpolation, string }

  private let bytes: [UInt8]
  private var position = 0
  private var states: [State] = []
  private(set) var tokens: [JQToken] = []
  private(set) var releases = JQReleases.all

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Reads to the end; the last token is `.end`.
  mutating func run() {
    while position < bytes.count {
      if states.last == .string { readString() } else { readToken() }
    }
    tokens.append(JQToken(kind: .end, range: ByteRange(bytes.count, bytes.count)))
  }

  private func byte(_ distance: Int = 0) -> UInt8? {
    position + distance < bytes.count ? bytes[position + distance] : nil
  }

  private mutating func add(_ kind: JQToken.Kind, _ count: Int) {
    tokens.append(JQToken(kind: kind, range: ByteRange(position, position + count)))
    position += count
  }

  private mutating func readToken() {
    guard let first = byte() else { return }
    switch first {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"): position += 1
    case UInt8(ascii: "\r"):
      releases.formIntersection(.jq18)
      position += 1
    case UInt8(ascii: "#"): skipComment()
    case UInt8(ascii: "\""):
      add(.quoteStart, 1)
      states.append(.string)
    case UInt8(ascii: "@"):
      let count = run(from: 1) { $0.isJQLetter || $0.isJQDigit }
      add(count > 1 ? .format : .invalid("'@' without a format name"), count)
    case UInt8(ascii: "."): readDot()
    case UInt8(ascii: "$"): readVariable()
    case _ where first.isJQDigit: readNumber()
    case _ where first.isJQLetter: readName()
    default: readSymbol()
    }
  }

  /// The length of the longest run of `matching` bytes that starts `distance` bytes ahead.
  private func run(from distance: Int, _ matching: (UInt8) -> Bool) -> Int {
    var count = distance
    while let next = byte(count), matching(next) { count += 1 }
    return count
  }

  /// From 1.8 a backslash at the end of a line continues a comment; before, it ended there.
  private mutating func skipComment() {
    let count = run(from: 0) { $0 != UInt8(ascii: "\n") }
    let line = bytes[position..<position + count]
    if line.contains(UInt8(ascii: "\r")) { releases.remove(.jq16) }
    let text = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
    let backslashes = text.reversed().prefix { $0 == UInt8(ascii: "\\") }.count
    if backslashes % 2 == 1, position + count < bytes.count { releases.remove(.jq18) }
    position += count
  }

  private mutating func readDot() {
    if let next = byte(1), next.isJQLetter {
      let count = run(from: 2) { $0.isJQLetter || $0.isJQDigit }
      let name = bytes[position + 1..<position + count]
      let isExponent = name.first == UInt8(ascii: "e") || name.first == UInt8(ascii: "E")
      if isExponent, name.count > 1, name.dropFirst().allSatisfy(\.isJQDigit) {
        releases.remove(.jq16)
      }
      return add(.field, count)
    }
    if let next = byte(1), next.isJQDigit { return readNumber() }
    noteDots()
    if byte(1) == UInt8(ascii: ".") { return add(.symbol(.recurse), 2) }
    add(.symbol(.dot), 1)
  }

  /// jq 1.6 read every run of digits and dots as one number.
  private mutating func noteDots() {
    let run = bytes[position...].prefix { $0 == UInt8(ascii: ".") || $0.isJQDigit }
    let dots = run.count { $0 == UInt8(ascii: ".") }
    if dots > 1, run.count > 2 || dots != run.count { releases.remove(.jq16) }
  }

  private mutating func readNumber() {
    noteDots()
    var count = run(from: 0, \.isJQDigit)
    if byte(count) == UInt8(ascii: ".") { count = run(from: count + 1, \.isJQDigit) }
    if let exponent = byte(count), exponent | 0x20 == UInt8(ascii: "e") {
      let signed = byte(count + 1) == UInt8(ascii: "+") || byte(count + 1) == UInt8(ascii: "-")
      let digits = count + (signed ? 2 : 1)
      let end = run(from: digits, \.isJQDigit)
      if end > digits { count = end }
    }
    if byte(count) == TracedText.holeByte {
      count = run(from: count) { $0 == TracedText.holeByte || $0.isJQDigit || $0 == 0x2E }
    }
    add(.number, count)
  }

  /// The length of `name` or `module::name` that starts `distance` bytes ahead, or 0.
  private func nameLength(from distance: Int) -> Int {
    var end = distance
    var start = distance
    while let first = byte(start), first.isJQLetter {
      end = run(from: start) { $0.isJQLetter || $0.isJQDigit }
      guard byte(end) == UInt8(ascii: ":"), byte(end + 1) == UInt8(ascii: ":") else { break }
      start = end + 2
    }
    return end - distance
  }

  private mutating func readVariable() {
    let length = nameLength(from: 1)
    guard length > 0 else { return add(.symbol(.dollar), 1) }
    let name = bytes[position + 1..<position + 1 + length]
    if let keyword = keyword(name), keyword != .location { releases.remove(.jq16) }
    add(.variable, length + 1)
  }

  private func keyword(_ name: ArraySlice<UInt8>) -> JQKeyword? {
    name.count > 7 ? nil : JQKeyword(rawValue: String(decoding: name, as: UTF8.self))
  }

  private mutating func readName() {
    let length = nameLength(from: 0)
    let keyword = keyword(bytes[position..<position + length])
    add(keyword.map { .keyword($0) } ?? .identifier, length)
  }

  private mutating func readSymbol() {
    for length in [3, 2, 1] where position + length <= bytes.count {
      let text = String(decoding: bytes[position..<position + length], as: UTF8.self)
      guard let symbol = JQSymbol(rawValue: text) else { continue }
      if !follow(symbol) { return add(.invalid("unmatched '\(text)'"), length) }
      let closes = symbol == .closeParenthesis && tokensEndInterpolation
      tokensEndInterpolation = false
      return add(closes ? .interpolationEnd : .symbol(symbol), length)
    }
    add(.invalid("a character that jq does not know"), 1)
  }

  /// Set by `follow` when a parenthesis closed `\(`.
  private var tokensEndInterpolation = false

  /// Keeps the nesting; false for a bracket that closes nothing of its kind.
  private mutating func follow(_ symbol: JQSymbol) -> Bool {
    switch symbol {
    case .openParenthesis: states.append(.parenthesis)
    case .openBracket: states.append(.bracket)
    case .openBrace: states.append(.brace)
    case .closeParenthesis:
      tokensEndInterpolation = states.last == .interpolation
      return tokensEndInterpolation ? states.popLast() != nil : pop(.parenthesis)
    case .closeBracket: return pop(.bracket)
    case .closeBrace: return pop(.brace)
    default: break
    }
    return true
  }

  private mutating func pop(_ state: State) -> Bool {
    guard states.last == state else { return false }
    states.removeLast()
    return true
  }

  private mutating func readString() {
    switch byte() {
    case UInt8(ascii: "\""):
      add(.quoteEnd, 1)
      states.removeLast()
    case UInt8(ascii: "\\") where byte(1) == UInt8(ascii: "("):
      add(.interpolationStart, 2)
      states.append(.interpolation)
    case UInt8(ascii: "\\"): readEscape()
    default:
      add(.quoteText, run(from: 0) { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") })
    }
  }

  private mutating func readEscape() {
    guard let next = byte(1) else { return add(.invalid("an unfinished escape"), 1) }
    if next == UInt8(ascii: "u") {
      let count = run(from: 2, \.isJQHexadecimal)
      if byte(count) == TracedText.holeByte, count < 6 { return add(.quoteText, count) }
      return add(count < 6 ? .invalid("a \\u escape needs four digits") : .quoteText, min(count, 6))
    }
    let known = #""\/bfnrt"#.utf8.contains(next) || next == TracedText.holeByte
    add(known ? .quoteText : .invalid("an escape that JSON does not know"), 2)
  }
}

extension UInt8 {
  var isJQDigit: Bool { UInt8(ascii: "0") <= self && self <= UInt8(ascii: "9") }
  /// A letter, an underscore or a hole.
  var isJQLetter: Bool {
    let lower = self | 0x20
    return UInt8(ascii: "a") <= lower && lower <= UInt8(ascii: "z")
      || self == UInt8(ascii: "_") || self == TracedText.holeByte
  }
  var isJQHexadecimal: Bool {
    let lower = self | 0x20
    return isJQDigit || UInt8(ascii: "a") <= lower && lower <= UInt8(ascii: "f")
  }
}
