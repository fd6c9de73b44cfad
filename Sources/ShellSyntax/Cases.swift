import Text

// `case word in pattern) ... ;; esac` (POSIX 2.9.4.5).
extension Parser {
  mutating func parseCase(_ opener: ByteRange) -> Command.Body {
    skipBlanks()
    var clause = CaseClause(subject: Word(range: ByteRange(at, at), parts: []), items: [])
    if isAtWord {
      clause.subject = parseWord()
    } else {
      report(opener, "`case` at this place has no word")
    }
    skipLines()
    guard accept(.inWord) != nil else {
      report(opener, "`case` at this place has no `in`")
      return .caseClause(clause)
    }
    while true {
      skipLines()
      if accept(.esac) != nil { break }
      guard at < end, let item = parseCaseItem() else {
        report(opener, "`case` at this place has no `esac`")
        break
      }
      clause.items.append(item)
    }
    return .caseClause(clause)
  }

  /// One arm; nil when something stands here that an outer construct waits for.
  private mutating func parseCaseItem() -> CaseClause.Item? {
    let start = at
    let outer = peekCloser()
    let patterns = parsePatterns()
    guard current == Byte.closeParenthesis else {
      if let outer, awaited.contains(outer.closer), !isHalted {
        at = start
        return nil
      }
      report(ByteRange(start, max(start, at)), "a pattern of `case` has no `)`")
      if at == start, let closer = outer { at = closer.end }
      if skipJunk() == nil, at == start { at += 1 }
      return CaseClause.Item(patterns: patterns, body: [], terminator: passCaseTerminator())
    }
    at += 1
    let body = parseList(until: [.semicolons, .esac])
    return CaseClause.Item(patterns: patterns, body: body, terminator: passCaseTerminator())
  }

  private mutating func parsePatterns() -> [Word] {
    if current == Byte.openParenthesis {
      at += 1
      skipBlanks()
    }
    var patterns: [Word] = []
    while isAtWord {
      patterns.append(parseWord())
      skipBlanks()
      guard current == Byte.bar, pair(Byte.bar, Byte.bar) == nil else { break }
      at += 1
      skipBlanks()
    }
    return patterns
  }

  private mutating func passCaseTerminator() -> CaseClause.Terminator {
    if let end = pair(Byte.semicolon, Byte.semicolon) {
      at = end
      let next = skippingContinuations(at)
      guard byte(next) == Byte.ampersand else { return .stop }
      at = next + 1
      return .testNext
    }
    if let end = pair(Byte.semicolon, Byte.ampersand) {
      at = end
      return .fallThrough
    }
    return .stop
  }
}
