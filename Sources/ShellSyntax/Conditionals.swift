import Text

// `[[ ... ]]` (bash(1) "CONDITIONAL EXPRESSIONS"): the grammar is checked, the tree is flat.
extension Parser {
  mutating func parseTest(_ opener: ByteRange) -> Command.Body {
    var words: [Word] = []
    let known = issues.count
    let isSound = parseAlternatives(&words)
    if isSound { skipLines() }
    if !isSound || !isAtTestEnd {
      if issues.count == known { reportTest(isAtLineEnd ? "a line end" : nil) }
      skipTest(&words)
    }
    if isAtTestEnd {
      at += 2
    } else {
      report(opener, "`[[` at this place has no `]]`")
    }
    return .test(words)
  }

  private var isAtTestEnd: Bool {
    current == Byte.closeBracket && byte(at + 1) == Byte.closeBracket && isDelimiter(at + 2)
  }

  /// Reads on, on the same line, after something that does not belong there.
  private mutating func skipTest(_ words: inout [Word]) {
    skipBlanks()
    while at < end, !isAtLineEnd, !isAtTestEnd {
      if isAtWord { words.append(parseWord()) } else { appendSign(&words, until: at + 1) }
      skipBlanks()
    }
  }

  private mutating func reportTest(_ what: String? = nil) {
    let found = what ?? "`\(text(firstToken))`"
    report(ByteRange(at, min(at + 1, end)), "\(found) is unexpected in `[[ ]]`")
  }

  private mutating func appendSign(_ words: inout [Word], until stop: Int) {
    let range = ByteRange(at, stop)
    words.append(Word(range: range, parts: [.literal(range)]))
    at = stop
  }

  /// Terms with `&&` and `||` between them; false after something unexpected.
  private mutating func parseAlternatives(_ words: inout [Word]) -> Bool {
    while true {
      guard parseTerm(&words) else { return false }
      skipBlanks()
      let sign = current == Byte.bar ? Byte.bar : Byte.ampersand
      guard let stop = pair(sign, sign) else { return true }
      appendSign(&words, until: stop)
    }
  }

  private mutating func parseTerm(_ words: inout [Word]) -> Bool {
    skipLines()
    while current == Byte.bang, isDelimiter(at + 1) {
      appendSign(&words, until: at + 1)
      skipLines()
    }
    if current == Byte.openParenthesis { return parseTestGroup(&words) }
    guard isAtWord, !isAtTestEnd else { return false }
    let first = parseWord()
    words.append(first)
    skipBlanks()
    if isUnary(first.range), isAtWord, !isAtTestEnd {
      words.append(parseWord())
      return finishTerm()
    }
    if isUnary(first.range) { return false }
    return parseComparison(&words)
  }

  private mutating func parseTestGroup(_ words: inout [Word]) -> Bool {
    defer { leave() }
    guard enter() else { return false }
    appendSign(&words, until: at + 1)
    guard parseAlternatives(&words) else { return false }
    skipLines()
    guard current == Byte.closeParenthesis else { return false }
    appendSign(&words, until: at + 1)
    return finishTerm()
  }

  /// After a whole term line ends may follow.
  private mutating func finishTerm() -> Bool {
    skipLines()
    return true
  }

  /// What follows the first operand: an operator and its operand, or nothing.
  private mutating func parseComparison(_ words: inout [Word]) -> Bool {
    if current == Byte.less || current == Byte.greater, !isAtWord {
      appendSign(&words, until: at + 1)
      return parseOperand(&words, Frame(.word))
    }
    guard isAtWord, !isAtTestEnd else { return !isAtLineEnd }
    let start = at
    let sign = parseWord()
    guard isBinary(sign.range) else {
      // What has no end is not read again: it ends with the text.
      if !isHalted { at = start }
      return false
    }
    words.append(sign)
    return parseOperand(&words, Frame(text(sign.range) == "=~" ? .regex : .word))
  }

  private mutating func parseOperand(_ words: inout [Word], _ frame: Frame) -> Bool {
    skipBlanks()
    let isRegex = frame.mode == .regex
    guard
      isAtWord && !isAtTestEnd
        || isRegex && (current == Byte.openParenthesis || current == Byte.bar)
    else { return false }
    words.append(parseWord(frame))
    return finishTerm()
  }

  private func isUnary(_ range: ByteRange) -> Bool {
    guard range.count == 2, bytes[range.start] == Byte.minus else { return false }
    switch bytes[range.start + 1] {
    case UInt8(ascii: "a")...UInt8(ascii: "h"), UInt8(ascii: "k"),
      UInt8(ascii: "n")...UInt8(ascii: "p"),
      UInt8(ascii: "r")...UInt8(ascii: "x"), UInt8(ascii: "z"), UInt8(ascii: "G"),
      UInt8(ascii: "L"), UInt8(ascii: "N"), UInt8(ascii: "O"), UInt8(ascii: "R"), UInt8(ascii: "S"):
      return true
    default: return false
    }
  }

  private func isBinary(_ range: ByteRange) -> Bool {
    guard range.count <= 3 else { return false }
    switch text(range) {
    case "=", "==", "!=", "=~", "-eq", "-ne", "-lt", "-le", "-gt", "-ge", "-nt", "-ot", "-ef":
      return true
    default: return false
    }
  }
}
