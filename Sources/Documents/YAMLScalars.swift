import Text

// Plain and quoted scalars.
extension YAMLScanner {
  /// A scalar without quotes; its lines are folded.
  mutating func plainScalar() -> YAMLScalar {
    let start = at
    var scalar = YAMLScalar(
      style: .plain, range: ByteRange(at, at), layer: .yamlPlain(isInFlow: flowDepth > 0))
    let least = indentation + 1
    var end = at
    var gap: YAMLScalar.Part?
    while peek() != UInt8(ascii: "#") {
      let wordStart = at
      passPlainWord()
      guard at > wordStart else { break }
      allowsKey = false
      if let gap { scalar.parts.append(gap) }
      scalar.append(exact: wordStart, at)
      end = at
      gap = plainGap()
      guard gap != nil, peek() != UInt8(ascii: "#"), flowDepth > 0 || column() >= least else {
        break
      }
    }
    scalar.range = ByteRange(start, end)
    scalar.parts = joined(scalar.parts)
    return scalar
  }

  private mutating func passPlainWord() {
    while !isBlank(0) {
      let byte = peek()
      if byte == UInt8(ascii: ":") {
        if isBlank(1) { return }
        if flowDepth > 0, [UInt8](",[]{}".utf8).contains(peek(1)) { return }
      }
      if flowDepth > 0, [UInt8](",?[]{}".utf8).contains(byte) { return }
      at += 1
    }
  }

  /// What stands between two words: blanks, or line ends that are folded. Nil at the end.
  private mutating func plainGap() -> YAMLScalar.Part? {
    let start = at
    while peek() == 0x20 || peek() == 0x09 { at += 1 }
    guard isAtBreak else { return at > start ? .exact(ByteRange(start, at)) : nil }
    allowsKey = true
    skipBreak()
    if isAtDocumentMark { return nil }
    var breaks = 0
    while peek() == 0x20 || isAtBreak {
      if peek() == 0x20 {
        at += 1
      } else {
        skipBreak()
        breaks += 1
        if isAtDocumentMark { return nil }
      }
    }
    return .unit(ByteRange(start, at), folded(breaks))
  }

  private func folded(_ breaks: Int) -> [UInt8] {
    breaks == 0 ? [0x20] : [UInt8](repeating: 0x0A, count: breaks)
  }

  /// Neighbouring exact parts in one.
  private func joined(_ parts: [YAMLScalar.Part]) -> [YAMLScalar.Part] {
    var result: [YAMLScalar.Part] = []
    for part in parts {
      if case .exact(let next) = part, case .exact(let last)? = result.last,
        last.end == next.start
      {
        result[result.count - 1] = .exact(ByteRange(last.start, next.end))
      } else {
        result.append(part)
      }
    }
    return result
  }

  /// `'...'` or `"..."`.
  mutating func quotedScalar() throws(YAMLProblem) -> YAMLScalar {
    let start = at
    let isDouble = peek() == UInt8(ascii: "\"")
    var scalar = YAMLScalar(
      style: isDouble ? .doubleQuoted : .singleQuoted, range: ByteRange(at, at),
      layer: isDouble ? .yamlDoubleQuoted : .yamlSingleQuoted)
    let quote = peek()
    at += 1
    try passQuoted(isDouble, &scalar)
    while peek() != quote {
      try passQuotedBlanks(&scalar)
      try passQuoted(isDouble, &scalar)
    }
    at += 1
    scalar.range = ByteRange(start, at)
    scalar.parts = joined(scalar.parts)
    return scalar
  }

  private mutating func passQuoted(
    _ isDouble: Bool, _ scalar: inout YAMLScalar
  ) throws(YAMLProblem) {
    while true {
      let start = at
      while !isBlank(0), !isQuoteOrEscape(peek()) { at += 1 }
      scalar.append(exact: start, at)
      let byte = peek()
      if !isDouble, byte == UInt8(ascii: "'"), peek(1) == UInt8(ascii: "'") {
        at += 2
        scalar.parts.append(.unit(ByteRange(at - 2, at), [UInt8(ascii: "'")]))
      } else if isDouble ? byte == UInt8(ascii: "'") : [UInt8]("\"\\".utf8).contains(byte) {
        at += 1
        scalar.append(exact: at - 1, at)
      } else if isDouble, byte == UInt8(ascii: "\\") {
        try passEscape(&scalar)
      } else {
        return
      }
    }
  }

  private func isQuoteOrEscape(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  private mutating func passQuotedBlanks(_ scalar: inout YAMLScalar) throws(YAMLProblem) {
    let start = at
    while peek() == 0x20 || peek() == 0x09 { at += 1 }
    guard !isAtEnd else { throw failure("a quoted value has no end") }
    guard isAtBreak else { return scalar.append(exact: start, at) }
    skipBreak()
    let breaks = try passQuotedBreaks()
    scalar.parts.append(.unit(ByteRange(start, at), folded(breaks)))
  }

  /// Passes empty lines and the blanks at the start of the next; the number of empty lines.
  private mutating func passQuotedBreaks() throws(YAMLProblem) -> Int {
    var breaks = 0
    while true {
      if isAtDocumentMark { throw failure("a quoted value has no end") }
      while peek() == 0x20 || peek() == 0x09 { at += 1 }
      guard isAtBreak else { return breaks }
      skipBreak()
      breaks += 1
    }
  }

  private mutating func passEscape(_ scalar: inout YAMLScalar) throws(YAMLProblem) {
    let start = at
    at += 1
    if isAtBreak {
      skipBreak()
      let breaks = try passQuotedBreaks()
      if breaks > 0 {
        scalar.parts.append(
          .unit(ByteRange(start, at), [UInt8](repeating: 0x0A, count: breaks)))
      }
      return
    }
    let letter = peek()
    at += 1
    let meaning: [UInt8]
    switch letter {
    case UInt8(ascii: "x"): meaning = try codePoint(digits: 2)
    case UInt8(ascii: "u"): meaning = try codePoint(digits: 4)
    case UInt8(ascii: "U"): meaning = try codePoint(digits: 8)
    default:
      guard let named = YAMLScanner.escapes[letter] else { throw failure("no such escape") }
      meaning = [UInt8](named.utf8)
    }
    scalar.parts.append(.unit(ByteRange(start, at), meaning))
  }

  private mutating func codePoint(digits: Int) throws(YAMLProblem) -> [UInt8] {
    guard at + digits <= bytes.count,
      let value = UInt32(String(decoding: bytes[at..<(at + digits)], as: UTF8.self), radix: 16),
      let scalar = Unicode.Scalar(value)
    else { throw failure("\(digits) hexadecimal digits of a character are expected") }
    at += digits
    return [UInt8](String(scalar).utf8)
  }

  /// YAML 1.2.2, section 5.7.
  private static let escapes: [UInt8: String] = [
    UInt8(ascii: "0"): "\0", UInt8(ascii: "a"): "\u{7}", UInt8(ascii: "b"): "\u{8}",
    UInt8(ascii: "t"): "\t", 0x09: "\t", UInt8(ascii: "n"): "\n", UInt8(ascii: "v"): "\u{B}",
    UInt8(ascii: "f"): "\u{C}", UInt8(ascii: "r"): "\r", UInt8(ascii: "e"): "\u{1B}",
    0x20: " ", UInt8(ascii: "\""): "\"", UInt8(ascii: "\\"): "\\", UInt8(ascii: "/"): "/",
    UInt8(ascii: "N"): "\u{85}", UInt8(ascii: "_"): "\u{A0}", UInt8(ascii: "L"): "\u{2028}",
    UInt8(ascii: "P"): "\u{2029}",
  ]
}

// Block scalars.
extension YAMLScanner {
  private struct Header {
    var keepsEnd: Bool?
    var increment: Int?
  }

  /// `|` or `>` with its lines (YAML 1.2.2, section 8.1).
  mutating func blockScalar() throws(YAMLProblem) -> YAMLScalar {
    let start = at
    let isFolded = peek() == UInt8(ascii: ">")
    at += 1
    let header = try blockHeader()
    let least = max(indentation + 1, 1)
    var breaks: [YAMLScalar.Part] = []
    var indent: Int
    if let increment = header.increment {
      indent = least + increment - 1
      breaks = passBlockBreaks(indent)
    } else {
      indent = least
      let deepest = passBlockIndentation(&breaks)
      indent = max(least, deepest)
    }
    var scalar = YAMLScalar(
      style: isFolded ? .folded : .literal, range: ByteRange(start, at),
      layer: isFolded ? .yamlFolded : .indented(by: indent))
    var lastBreak: YAMLScalar.Part?
    var end = at
    while column() == indent, !isAtEnd {
      scalar.parts += breaks
      let isIndented = isBlank(0)
      let lineStart = at
      while !isAtEnd, !isAtBreak { at += 1 }
      scalar.append(exact: lineStart, at)
      lastBreak = lineBreak()
      end = at
      breaks = passBlockBreaks(indent)
      guard column() == indent, !isAtEnd else { break }
      if isFolded, !isIndented, !isBlank(0), case .exact(let range)? = lastBreak {
        if breaks.isEmpty { scalar.parts.append(.unit(range, [0x20])) }
      } else if isFolded, !isIndented, !isBlank(0), case .unit(let range, _)? = lastBreak {
        if breaks.isEmpty { scalar.parts.append(.unit(range, [0x20])) }
      } else if let lastBreak {
        scalar.parts.append(lastBreak)
      }
    }
    if header.keepsEnd != false, let lastBreak { scalar.parts.append(lastBreak) }
    if header.keepsEnd == true { scalar.parts += breaks }
    scalar.range = ByteRange(start, end)
    scalar.parts = joinedLines(scalar.parts)
    return scalar
  }

  /// An exact line end belongs to its line.
  private func joinedLines(_ parts: [YAMLScalar.Part]) -> [YAMLScalar.Part] { joined(parts) }

  /// The indicators and the rest of the line.
  private mutating func blockHeader() throws(YAMLProblem) -> Header {
    var header = Header()
    for _ in 0..<2 {
      switch peek() {
      case UInt8(ascii: "+"), UInt8(ascii: "-"):
        guard header.keepsEnd == nil else { throw failure("two chomping indicators") }
        header.keepsEnd = peek() == UInt8(ascii: "+")
        at += 1
      case UInt8(ascii: "1")...UInt8(ascii: "9"):
        guard header.increment == nil else { throw failure("two indentation indicators") }
        header.increment = Int(peek() - UInt8(ascii: "0"))
        at += 1
      default: break
      }
    }
    guard isBlank(0) else { throw failure("a block's header is expected") }
    while peek() == 0x20 || peek() == 0x09 { at += 1 }
    if peek() == UInt8(ascii: "#") { skipComment() }
    guard isAtEnd || isAtBreak else { throw failure("a line end is expected after `|` or `>`") }
    if isAtBreak { skipBreak() }
    return header
  }

  /// A line end as a part: LF is exact.
  private mutating func lineBreak() -> YAMLScalar.Part? {
    guard isAtBreak else { return nil }
    let start = at
    skipBreak()
    let range = ByteRange(start, at)
    return bytes[range].elementsEqual([0x0A]) ? .exact(range) : .unit(range, [0x0A])
  }

  private mutating func passBlockBreaks(_ indent: Int) -> [YAMLScalar.Part] {
    var breaks: [YAMLScalar.Part] = []
    var column = column()
    while true {
      while column < indent, peek() == 0x20 {
        at += 1
        column += 1
      }
      guard let lineBreak = lineBreak() else { return breaks }
      breaks.append(lineBreak)
      column = 0
    }
  }

  /// Passes the empty lines before the first line; the deepest column that was reached.
  private mutating func passBlockIndentation(_ breaks: inout [YAMLScalar.Part]) -> Int {
    var deepest = 0
    while peek() == 0x20 || isAtBreak {
      if let lineBreak = lineBreak() {
        breaks.append(lineBreak)
      } else {
        at += 1
        deepest = max(deepest, column())
      }
    }
    return deepest
  }
}
