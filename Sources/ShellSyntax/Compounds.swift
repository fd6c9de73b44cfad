import Text

// `if`, loops and `case` (POSIX 2.9.4).
extension Parser {
  mutating func parseIf(_ opener: ByteRange) -> Command.Body {
    var clause = IfClause(branches: [], otherwise: nil)
    var branch: ByteRange? = opener
    while let start = branch {
      let condition = parseBody(until: [.then, .elif, .elseWord, .fi], after: start)
      guard let then = accept(.then) else {
        report(start, "`\(text(start))` at this place has no `then`")
        clause.branches.append(IfClause.Branch(condition: condition, body: []))
        _ = accept(.fi)
        return .ifClause(clause)
      }
      let body = parseBody(until: [.elif, .elseWord, .fi], after: then)
      clause.branches.append(IfClause.Branch(condition: condition, body: body))
      branch = accept(.elif)
    }
    if let otherwise = accept(.elseWord) {
      clause.otherwise = parseBody(until: .fi, after: otherwise)
    }
    expect(.fi, of: opener)
    return .ifClause(clause)
  }

  mutating func parseWhile(_ opener: ByteRange, isUntil: Bool) -> Command.Body {
    let condition = parseBody(until: [.doWord, .done], after: opener)
    var body: [Statement] = []
    if let start = accept(.doWord) {
      body = parseBody(until: .done, after: start)
      expect(.done, of: opener)
    } else {
      report(opener, "`\(text(opener))` at this place has no `do`")
      _ = accept(.done)
    }
    return .whileClause(WhileClause(isUntil: isUntil, condition: condition, body: body))
  }

  mutating func parseFor(_ opener: ByteRange) -> Command.Body {
    skipBlanks()
    guard pair(Byte.openParenthesis, Byte.openParenthesis) != nil else {
      return parseNamedFor(opener, isSelect: false)
    }
    let open = ByteRange(at, at + 1)
    guard let header = attempt({ $0.parseDoubleParentheses() }) else {
      halt(open, "`((` at this place has no `))`")
      return .invalid
    }
    if semicolons(in: header) != 2 {
      report(header.range, "`for ((` wants three expressions with `;` between them")
    }
    skipBlanks()
    if current == Byte.semicolon { at += 1 }
    skipLines()
    return .arithmeticFor(header: header, body: parseLoopBody(opener))
  }

  /// zsh's `repeat count`, with `do ... done` or `{ ... }`; nil where no such loop stands here.
  mutating func parseRepeat() -> Command? {
    let opener = ByteRange(at, at + 6)
    guard isZsh, opener.end < end, text(opener) == "repeat", byte(opener.end) == Byte.space else {
      return nil
    }
    return attempt { parser in
      parser.at = opener.end
      parser.skipBlanks()
      let count = parser.parseWord()
      parser.skipBlanks()
      if parser.current == Byte.semicolon { parser.at += 1 }
      parser.skipLines()
      guard [.doWord, .openBrace].contains(parser.peekKeyword()?.keyword) else { return nil }
      let body = Command.Body.arithmeticFor(header: count, body: parser.parseLoopBody(opener))
      return parser.addingRedirections(body, from: opener.start)
    }
  }

  private func semicolons(in header: Word) -> Int {
    header.parts.reduce(0) { count, part in
      guard case .literal(let range) = part else { return count }
      return count + bytes[range].count { $0 == Byte.semicolon }
    }
  }

  /// `for name [in word ...]` and `select`.
  mutating func parseNamedFor(_ opener: ByteRange, isSelect: Bool) -> Command.Body {
    skipBlanks()
    let start = at
    if isAtWord { _ = parseWord() }
    let nameRange = ByteRange(start, max(start, at))
    if nameRange.isEmpty { report(opener, "`\(text(opener))` at this place names no variable") }
    var clause = ForClause(
      isSelect: isSelect, name: text(nameRange), nameRange: nameRange, words: nil, body: [])
    skipBlanks()
    if current == Byte.semicolon {
      at += 1
    } else {
      skipLines()
      if accept(.inWord) != nil { clause.words = parseForWords(opener) }
    }
    skipLines()
    clause.body = parseLoopBody(opener)
    return .forClause(clause)
  }

  private mutating func parseForWords(_ opener: ByteRange) -> [Word] {
    var words: [Word] = []
    skipBlanks()
    while isAtWord {
      words.append(parseWord())
      skipBlanks()
    }
    if current == Byte.semicolon {
      at += 1
    } else if !isAtLineEnd {
      report(opener, "the words of `\(text(opener))` do not end with `;` or a line end")
      _ = skipJunk()
      if current == Byte.semicolon { at += 1 }
    }
    return words
  }

  /// `do ... done`, or the `{ ... }` that bash takes as well.
  private mutating func parseLoopBody(_ opener: ByteRange) -> [Statement] {
    if let start = accept(.doWord) {
      let body = parseBody(until: .done, after: start)
      expect(.done, of: opener)
      return body
    }
    if let start = accept(.openBrace) {
      let body = parseBody(until: .brace, after: start)
      expect(.closeBrace, of: start)
      return body
    }
    report(opener, "`\(text(opener))` at this place has no `do`")
    _ = accept(.done)
    return []
  }
}
