import Text

// Lists of statements, and-or lists, pipelines (POSIX 2.9.2, 2.9.3).
extension Parser {
  /// Statements up to, not including, one of `closers`, something that an outer construct waits
  /// for, or the end.
  mutating func parseList(until closers: Closers) -> [Statement] {
    let outer = awaited
    awaited.formUnion(closers)
    defer { awaited = outer }
    var statements: [Statement] = []
    while true {
      skipLines()
      guard at < end else { break }
      if let found = peekCloser() {
        if awaited.contains(found.closer) { break }
        statements.append(skipStray(to: found.end))
      } else {
        let start = at
        parseStatement(into: &statements)
        if isHalted, !recover(from: start, into: &statements) { break }
      }
    }
    return statements
  }

  /// As `parseList`, where the grammar wants at least one statement.
  mutating func parseBody(until closers: Closers, after opener: ByteRange) -> [Statement] {
    let statements = parseList(until: closers)
    if statements.isEmpty, at < end {
      report(opener, "`\(text(opener))` at this place is followed by no command")
    }
    return statements
  }

  private mutating func parseStatement(into statements: inout [Statement]) {
    var statement = parseAndOr()
    skipBlanks()
    if let junk = skipJunk() {
      statements.append(statement)
      statement = invalidStatement(junk)
    }
    if current == Byte.ampersand {
      statement.isBackground = true
      at += 1
    } else if current == Byte.semicolon, peekCloser() == nil {
      at += 1
    }
    statements.append(statement)
  }

  private mutating func parseAndOr() -> Statement {
    let first = parsePipeline()
    var statement = Statement(range: first.range, first: first, rest: [], isBackground: false)
    while true {
      skipBlanks()
      let isAnd = current == Byte.ampersand
      let sign = isAnd ? Byte.ampersand : Byte.bar
      guard let next = pair(sign, sign) else { return statement }
      at = next
      skipLines()
      let pipeline = parsePipeline()
      statement.rest.append(Statement.Link(isAnd: isAnd, pipeline: pipeline))
      statement.range = ByteRange(statement.range.start, max(next, pipeline.range.end))
    }
  }

  private mutating func parsePipeline() -> Pipeline {
    let start = at
    var pipeline = Pipeline(
      range: ByteRange(at, at), isNegated: false, isTimed: false, commands: [])
    let prefixEnd = parsePrefixes(&pipeline)
    if let prefixEnd, isAtCommandEnd {
      // `!` and `time` may stand alone.
      pipeline.commands = [emptyCommand(prefixEnd)]
      pipeline.range = ByteRange(start, prefixEnd)
      return pipeline
    }
    var last = at
    while true {
      let command = parseCommand()
      pipeline.commands.append(command)
      last = max(last, command.range.end)
      skipBlanks()
      guard current == Byte.bar, pair(Byte.bar, Byte.bar) == nil else { break }
      at = pair(Byte.bar, Byte.ampersand) ?? at + 1
      last = at
      skipLines()
    }
    pipeline.range = ByteRange(start, max(start, last))
    return pipeline
  }

  /// Passes `!`, `time`, `time -p` and `time --`; gives the end of the last one.
  private mutating func parsePrefixes(_ pipeline: inout Pipeline) -> Int? {
    var last: Int?
    while let found = peekKeyword(), found.keyword == .bang || found.keyword == .time {
      at = found.end
      last = at
      skipBlanks()
      if found.keyword == .bang {
        pipeline.isNegated.toggle()
        continue
      }
      pipeline.isTimed = true
      for option in [UInt8(ascii: "p"), Byte.minus] where current == Byte.minus {
        guard byte(at + 1) == option, isDelimiter(at + 2) else { continue }
        at += 2
        last = at
        skipBlanks()
      }
    }
    return last
  }

  private var isAtCommandEnd: Bool {
    guard at < end, !isAtLineEnd else { return true }
    return current == Byte.semicolon || current == Byte.closeParenthesis
      || (current == Byte.ampersand && byte(following(at)) != Byte.greater)
  }

  func emptyCommand(_ place: Int) -> Command {
    let nothing = SimpleCommand(assignments: [], words: [], declarations: [])
    return Command(range: ByteRange(place, place), body: .simple(nothing), redirections: [])
  }
}
