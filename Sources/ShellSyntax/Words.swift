import Text

/// What the parts of a text belong to: this decides where they end and what quotes.
struct Frame {
  enum Mode {
    /// An unquoted word; extended patterns `@(...)` belong to it.
    case word
    /// The operand of `=~`.
    case regex
    case doubleQuoted
    /// A here-document, and one whose leading tabs are stripped.
    case document, strippedDocument
    /// Up to `}`; up to `}` or `/`; up to `}` or `:`.
    case braced, search, offset
    /// Up to the `)` or `]` that closes what was opened before.
    case parentheses, brackets
  }
  let mode: Mode
  /// Whether the text stands between double quotes or in a here-document.
  let isQuoted: Bool
  /// Parentheses or brackets that are open, and where the first of them is.
  var open = 0
  var openedAt = 0
  /// `?` in an offset whose `:` did not come yet.
  var questions = 0
  /// Up to here a `}` is text: bash passes over `'...'` in `"${x:-'}'}"`.
  var literalUntil = 0

  init(_ mode: Mode, isQuoted: Bool = false) {
    self.mode = mode
    self.isQuoted = isQuoted
  }
}

extension Parser {
  /// The unquoted word that starts here; it may be empty.
  mutating func parseWord() -> Word { parseWord(Frame(.word)) }

  mutating func parseWord(_ frame: Frame) -> Word {
    let start = at
    let parts = parseParts(frame)
    return Word(range: ByteRange(min(start, at), at), parts: parts)
  }

  /// The parts up to where the frame ends; they cover everything that was read.
  mutating func parseParts(_ initial: Frame) -> [WordPart] {
    var frame = initial
    var parts: [WordPart] = []
    var start = at
    if frame.mode == .strippedDocument { start = skippedTabs() }
    while true {
      skipPlain(frame)
      guard at < end, !isAtEnd(of: frame) else { break }
      let before = at
      if frame.mode == .strippedDocument, bytes[at] == Byte.newline {
        at += 1
        parts.append(.literal(ByteRange(start, at)))
        start = skippedTabs()
      } else if let part = parseSpecial(&frame) {
        if start < before { parts.append(.literal(ByteRange(start, before))) }
        parts.append(part)
        start = at
      }
    }
    if start < at { parts.append(.literal(ByteRange(start, at))) }
    if frame.open > 0, at >= end, frame.mode == .word || frame.mode == .regex {
      halt(ByteRange(frame.openedAt, frame.openedAt + 1), "`(` of a pattern has no `)`")
    }
    return parts
  }

  private mutating func skippedTabs() -> Int {
    while current == Byte.tab { at += 1 }
    return at
  }

  /// Passes bytes that mean nothing in the frame.
  private mutating func skipPlain(_ frame: Frame) {
    var place = at
    let end = end
    switch frame.mode {
    case .word, .regex:
      while place < end, !bytes[place].isSpecialInWord { place += 1 }
    case .doubleQuoted, .document, .strippedDocument:
      while place < end, !bytes[place].isSpecialInQuotes { place += 1 }
    default:
      while place < end, !bytes[place].isSpecialInExpansion { place += 1 }
    }
    at = place
  }

  private func isAtEnd(of frame: Frame) -> Bool {
    let byte = bytes[at]
    switch frame.mode {
    case .word: return frame.open == 0 && isWordEnd(byte)
    case .regex:
      return frame.open == 0 && byte != Byte.bar && byte != Byte.openParenthesis
        && isWordEnd(byte)
    case .doubleQuoted: return byte == Byte.doubleQuote
    case .document, .strippedDocument: return false
    case .braced: return byte == Byte.closeBrace && at >= frame.literalUntil
    case .search: return byte == Byte.closeBrace || byte == Byte.slash
    case .offset:
      return byte == Byte.closeBrace
        || (byte == Byte.colon && frame.open == 0 && frame.questions == 0)
    case .parentheses: return frame.open == 0 && byte == Byte.closeParenthesis
    case .brackets: return frame.open == 0 && byte == Byte.closeBracket
    }
  }

  private func isWordEnd(_ byte: UInt8) -> Bool {
    switch byte {
    case Byte.less, Byte.greater: self.byte(at + 1) != Byte.openParenthesis
    case Byte.carriageReturn: self.byte(at + 1) == Byte.newline
    default: byte.isMeta
    }
  }

  /// Reads at a byte that needs a look: a part, or nil when it is text, which is passed.
  private mutating func parseSpecial(_ frame: inout Frame) -> WordPart? {
    switch bytes[at] {
    case Byte.backslash: return parseBackslash(frame)
    case Byte.singleQuote: return parseSingleQuote(&frame)
    case Byte.doubleQuote:
      if frame.mode != .document, frame.mode != .strippedDocument { return parseDoubleQuoted(at) }
    case Byte.dollar: return parseExpansion(frame) { $0.parseDollar(frame) }
    case Byte.backquote: return parseExpansion(frame) { $0.parseBackquoted() }
    case Byte.less, Byte.greater:
      if frame.mode == .word || frame.mode == .regex, byte(at + 1) == Byte.openParenthesis {
        return parseProcess()
      }
    default: track(&frame)
    }
    at += 1
    return nil
  }

  /// bash reads what a here-document expands only when it runs: what breaks the grammar there is
  /// text, and no issue.
  private mutating func parseExpansion(
    _ frame: Frame, _ read: (inout Parser) -> WordPart?
  ) -> WordPart? {
    guard frame.mode == .document || frame.mode == .strippedDocument else { return read(&self) }
    let known = issues.count
    let part = attempt { parser -> WordPart? in
      let part = read(&parser)
      if !parser.isHalted { parser.issues.removeLast(parser.issues.count - known) }
      return part
    }
    if part == nil { at += 1 }
    return part
  }

  /// Counts what opens and closes inside the frame.
  private mutating func track(_ frame: inout Frame) {
    let byte = bytes[at]
    switch frame.mode {
    case .word: trackPattern(&frame)
    case .regex:
      if byte == Byte.openParenthesis {
        if frame.open == 0 { frame.openedAt = at }
        frame.open += 1
      } else if byte == Byte.closeParenthesis {
        frame.open -= 1
      }
    case .parentheses, .offset:
      if byte == Byte.openParenthesis { frame.open += 1 }
      if byte == Byte.closeParenthesis, frame.open > 0 { frame.open -= 1 }
      if byte == Byte.question { frame.questions += 1 }
      if byte == Byte.colon, frame.questions > 0 { frame.questions -= 1 }
    case .brackets:
      if byte == Byte.openBracket { frame.open += 1 }
      if byte == Byte.closeBracket { frame.open -= 1 }
    default: break
    }
  }

  /// Extended patterns: `?(`, `*(`, `+(`, `@(`, `!(`; with `()` it is a function's name instead.
  private mutating func trackPattern(_ frame: inout Frame) {
    let byte = bytes[at]
    if frame.open > 0 {
      if byte == Byte.openParenthesis { frame.open += 1 }
      if byte == Byte.closeParenthesis { frame.open -= 1 }
    } else if byte != Byte.carriageReturn, self.byte(at + 1) == Byte.openParenthesis,
      self.byte(at + 2) != Byte.closeParenthesis
    {
      at += 1
      frame.openedAt = at
      frame.open = 1
    }
  }
}
