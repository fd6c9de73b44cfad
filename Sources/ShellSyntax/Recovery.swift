import Text

// What to do with text that breaks the grammar: it becomes an invalid command, and reading goes on.
extension Parser {
  func invalidCommand(_ range: ByteRange) -> Command {
    Command(range: range, body: .invalid, redirections: [])
  }

  func invalidStatement(_ range: ByteRange) -> Statement {
    let pipeline = Pipeline(
      range: range, isNegated: false, isTimed: false, commands: [invalidCommand(range)])
    return Statement(range: range, first: pipeline, rest: [], isBackground: false)
  }

  /// Passes a `done`, `)` or the like that nothing waits for.
  mutating func skipStray(to stop: Int) -> Statement {
    let range = ByteRange(at, stop)
    report(range, "`\(text(range))` at this place ends nothing")
    at = stop
    return invalidStatement(range)
  }

  /// Passes what stands after a complete command where only a terminator may stand.
  mutating func skipJunk() -> ByteRange? {
    guard at < end, !isAtLineEnd, current != Byte.semicolon, current != Byte.ampersand,
      peekCloser() == nil
    else { return nil }
    let start = at
    var last = at
    var open = 0
    report(firstToken, "`\(text(firstToken))` is unexpected after this command")
    while at < end, !isAtLineEnd, !isAtJunkEnd(open) {
      if isAtWord {
        _ = parseWord()
      } else {
        open += current == Byte.openParenthesis ? 1 : current == Byte.closeParenthesis ? -1 : 0
        at = pair(Byte.ampersand, Byte.ampersand) ?? at + 1
      }
      last = at
      skipBlanks()
    }
    return ByteRange(start, max(start, last))
  }

  private func isAtJunkEnd(_ open: Int) -> Bool {
    guard open == 0 else { return false }
    return current == Byte.semicolon || current == Byte.closeParenthesis
      || (current == Byte.ampersand && pair(Byte.ampersand, Byte.ampersand) == nil)
  }

  /// The operator or the first bytes of the word that stands here, for a message.
  var firstToken: ByteRange {
    var place = at
    while place < end, place - at < 20, !isDelimiter(place) { place += 1 }
    if place == at, at < end, let doubled = pair(bytes[at], bytes[at]) { place = doubled }
    return ByteRange(at, max(place, min(at + 1, end)))
  }

  /// Goes on after the line of a construct that has no end; false where an enclosing construct
  /// has to unwind first, or when this happened too often.
  mutating func recover(from start: Int, into statements: inout [Statement]) -> Bool {
    guard wordDepth == 0, wastedBytes <= waste else { return false }
    wastedBytes += end - start
    var place = max(haltedAt, start)
    while place < end, lineEndLength(place) == 0 { place += 1 }
    while let last = statements.last, last.range.end > place || last.range.start >= start {
      statements.removeLast()
    }
    statements.append(invalidStatement(ByteRange(start, place)))
    isHalted = false
    pending = []
    at = place
    return true
  }
}
