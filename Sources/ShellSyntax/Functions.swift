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

  /// Whether a test of bats(7) begins here: `@test "name" {`, which bats makes a function of. The
  /// brace is the last of its line.
  var isAtTest: Bool {
    guard current == UInt8(ascii: "@"), let start = testNameStart else { return false }
    var line = bytes[start..<end].prefix { $0 != UInt8(ascii: "\n") }
    while let last = line.last, " \t\r".utf8.contains(last) { line.removeLast() }
    return line.last == UInt8(ascii: "{") && line.count > 1
      && " \t".utf8.contains(line[line.endIndex - 2])
  }

  private var testNameStart: Int? {
    let mark = [UInt8]("@test".utf8)
    guard at + mark.count < end, bytes[at..<at + mark.count].elementsEqual(mark) else { return nil }
    let start = skippingBlanks(at + mark.count)
    return start > at + mark.count ? start : nil
  }

  /// `@test "name" {`; all before the brace is the name, which keeps its quotes.
  mutating func parseTest() -> Command {
    let start = at
    at = testNameStart ?? at
    let nameStart = at
    let line = bytes[at..<end].prefix { $0 != UInt8(ascii: "\n") }
    let brace = line.lastIndex(of: UInt8(ascii: "{")) ?? at
    var stop = brace
    while stop > nameStart, " \t".utf8.contains(bytes[stop - 1]) { stop -= 1 }
    at = brace
    var command = finishFunction(named: ByteRange(nameStart, stop), from: start)
    if case .function(var definition) = command.body {
      definition.name = FunctionDefinition.testPrefix + definition.name
      command.body = .function(definition)
    }
    return command
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
