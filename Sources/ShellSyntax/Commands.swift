import Text

// One command: simple, compound or a function, with its redirections (POSIX 2.9).
extension Parser {
  mutating func parseCommand() -> Command {
    let start = at
    if let found = peekKeyword() {
      if found.keyword.closer == nil, found.keyword != .bang, found.keyword != .inWord,
        found.keyword != .time
      {
        at = found.end
        return parseCompound(found.keyword, ByteRange(start, found.end))
      }
      if found.keyword.closer != nil || found.keyword == .bang { return missingCommand() }
    }
    if let loop = parseRepeat() { return loop }
    if current == Byte.openParenthesis { return parseParenthesized() }
    if isAtTest { return parseTest() }
    if isAtWord || peekRedirection() != nil { return parseSimpleCommand() }
    return missingCommand()
  }

  private mutating func missingCommand() -> Command {
    let place = ByteRange(at, min(at + 1, end))
    if at < end, !isAtLineEnd {
      report(place, "a command is missing before `\(text(firstToken))`")
    } else {
      report(place, "a command is missing at the end of the line")
    }
    if let found = accept(.bang) { return invalidCommand(found) }
    return invalidCommand(ByteRange(at, at))
  }

  /// The compound command that starts with `keyword`, which is passed already.
  private mutating func parseCompound(_ keyword: Keyword, _ opener: ByteRange) -> Command {
    defer { leave() }
    guard enter() else { return invalidCommand(opener) }
    switch keyword {
    case .function: return parseKeywordFunction(opener)
    case .coproc: return parseCoprocess(opener)
    default: break
    }
    let body: Command.Body =
      switch keyword {
      case .openBrace: parseGroup(opener)
      case .ifWord: parseIf(opener)
      case .whileWord: parseWhile(opener, isUntil: false)
      case .until: parseWhile(opener, isUntil: true)
      case .forWord: parseFor(opener)
      case .select: parseNamedFor(opener, isSelect: true)
      case .caseWord: parseCase(opener)
      case .openTest: parseTest(opener)
      default: .invalid
      }
    return addingRedirections(body, from: opener.start)
  }

  /// `( ... )` or `(( ... ))`. The second is tried first, as bash does: `((a); b)` is a subshell.
  private mutating func parseParenthesized() -> Command {
    let opener = ByteRange(at, at + 1)
    defer { leave() }
    guard enter() else { return invalidCommand(opener) }
    if let word = attempt({ $0.parseDoubleParentheses() }) {
      return addingRedirections(.arithmetic(word), from: opener.start)
    }
    return addingRedirections(parseSubshell(), from: opener.start)
  }

  private mutating func parseSubshell() -> Command.Body {
    let opener = ByteRange(at, at + 1)
    at += 1
    let statements = parseBody(until: .parenthesis, after: opener)
    if current == Byte.closeParenthesis {
      at += 1
    } else {
      report(opener, "`(` at this place has no `)`")
    }
    return .subshell(statements)
  }

  private mutating func parseGroup(_ opener: ByteRange) -> Command.Body {
    let statements = parseBody(until: .brace, after: opener)
    expect(.closeBrace, of: opener)
    return .group(statements)
  }

  /// The command of `body`, which ends here, with the redirections that follow it.
  mutating func addingRedirections(_ body: Command.Body, from start: Int) -> Command {
    var command = Command(range: ByteRange(start, at), body: body, redirections: [])
    skipBlanks()
    while let redirection = parseRedirection() {
      command.redirections.append(redirection)
      command.range = ByteRange(start, redirection.range.end)
      skipBlanks()
    }
    return command
  }

  /// Passes the reserved word that ends the construct of `opener`; reports when it is missing.
  mutating func expect(_ keyword: Keyword, of opener: ByteRange) {
    skipBlanks()
    guard accept(keyword) == nil else { return }
    report(opener, "`\(text(opener))` at this place has no `\(keyword.rawValue)`")
  }

  /// Whether a compound command starts here.
  var isAtCompound: Bool {
    if current == Byte.openParenthesis { return true }
    switch peekKeyword()?.keyword {
    case .openBrace, .ifWord, .whileWord, .until, .forWord, .select, .caseWord, .openTest:
      return true
    default: return false
    }
  }
}
