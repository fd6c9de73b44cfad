import Text

// Function definitions and coprocesses (POSIX 2.9.5; bash(1) "Shell Function Definitions").
extension Parser {
  /// `function name [()] body`
  mutating func parseKeywordFunction(_ opener: ByteRange) -> Command {
    skipBlanks()
    let start = at
    if isAtWord { _ = parseWord() }
    let nameRange = ByteRange(start, max(start, at))
    if nameRange.isEmpty { report(opener, "`function` at this place has no name") }
    skipBlanks()
    if let end = parenthesesEnd(at) { at = end }
    return finishFunction(named: nameRange, from: opener.start)
  }

  /// The end of `()`, if that stands at `index`.
  func parenthesesEnd(_ index: Int) -> Int? {
    guard byte(index) == Byte.openParenthesis else { return nil }
    let place = skippingBlanks(index + 1)
    return byte(place) == Byte.closeParenthesis ? place + 1 : nil
  }

  /// The definition whose name and parentheses are passed.
  mutating func finishFunction(named nameRange: ByteRange, from start: Int) -> Command {
    defer { leave() }
    guard enter() else { return invalidCommand(ByteRange(start, nameRange.end)) }
    skipLines()
    if !isAtCompound {
      report(nameRange, "function `\(text(nameRange))` has no compound command as its body")
      if !isAtWord {
        return invalidCommand(ByteRange(start, nameRange.end))
      }
    }
    let body = parseCommand()
    let definition = FunctionDefinition(name: text(nameRange), nameRange: nameRange, body: body)
    return Command(
      range: ByteRange(start, max(nameRange.end, body.range.end)), body: .function(definition),
      redirections: [])
  }

  /// `coproc [NAME] command`; there is a name only before a compound command.
  mutating func parseCoprocess(_ opener: ByteRange) -> Command {
    skipBlanks()
    let name = parseCoprocessName()
    let command = parseCommand()
    return Command(
      range: ByteRange(opener.start, max(opener.end, command.range.end)),
      body: .coprocess(name: name, command), redirections: [])
  }

  private mutating func parseCoprocessName() -> String? {
    guard peekKeyword() == nil else { return nil }
    let start = at
    let stop = nameEnd(at)
    guard stop > at, isDelimiter(stop) else { return nil }
    let place = skippingBlanks(stop)
    at = place
    if place > stop, isAtCompound, parenthesesEnd(at) == nil { return text(ByteRange(start, stop)) }
    at = start
    return nil
  }
}
