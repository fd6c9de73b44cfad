import Text

// Simple commands (POSIX 2.9.1): assignments, words and redirections in any order.
extension Parser {
  mutating func parseSimpleCommand() -> Command {
    let start = at
    var simple = SimpleCommand(assignments: [], words: [], declarations: [])
    var redirections: [Redirection] = []
    var kind = ArgumentKind.ordinary
    var last = at
    while true {
      if let redirection = parseRedirection() {
        redirections.append(redirection)
        last = redirection.range.end
      } else if isAtWord, !isAtGroupEnd(of: simple) {
        parseArgument(into: &simple, &kind)
        last = at
        if simple.words.count == 1, simple.assignments.isEmpty, redirections.isEmpty,
          let function = parseNamedFunction(simple.words[0].range, after: start)
        {
          return function
        }
      } else {
        break
      }
      skipBlanks()
    }
    return Command(
      range: ByteRange(start, max(start, last)), body: .simple(simple), redirections: redirections)
  }

  /// Whether a brace stands here that ends the group around a command of zsh: `f() { cmd }`.
  private func isAtGroupEnd(of command: SimpleCommand) -> Bool {
    isZsh && current == Byte.closeBrace && awaited.contains(.brace)
      && !(command.words.isEmpty && command.assignments.isEmpty)
      && peekKeyword()?.keyword == .closeBrace
  }

  /// What the arguments of a command may be, besides words.
  private enum ArgumentKind {
    case ordinary
    /// `local`, `export`...: assignments are declarations.
    case declarations
    /// `eval`, `let` and `alias` take `name=(...)` as a word, as bash does.
    case arrays
  }

  private mutating func parseArgument(
    into simple: inout SimpleCommand, _ kind: inout ArgumentKind
  ) {
    if simple.words.isEmpty {
      if let assignment = parseAssignment() {
        simple.assignments.append(assignment)
        return
      }
      let word = parseWord()
      simple.words.append(word)
      kind = argumentKind(of: word)
      return
    }
    if kind == .declarations, let assignment = parseAssignment() {
      simple.declarations.append(assignment)
    } else if kind == .arrays, isAtArrayAssignment, let assignment = parseAssignment() {
      simple.words.append(Word(range: assignment.range, parts: flattened(assignment)))
    } else {
      simple.words.append(parseWord())
    }
  }

  private func argumentKind(of word: Word) -> ArgumentKind {
    guard word.parts.count == 1, case .literal(let range) = word.parts[0], range.count < 9 else {
      return .ordinary
    }
    switch bytes[range.start] {
    case UInt8(ascii: "a"), UInt8(ascii: "d"), UInt8(ascii: "e"), UInt8(ascii: "l"),
      UInt8(ascii: "r"), UInt8(ascii: "t"):
      break
    default: return .ordinary
    }
    switch text(range) {
    case "declare", "export", "local", "readonly", "typeset": return .declarations
    case "alias", "eval", "let": return .arrays
    default: return .ordinary
    }
  }

  private var isAtArrayAssignment: Bool {
    let stop = nameEnd(at)
    guard stop > at else { return false }
    let sign = byte(stop) == Byte.plus ? stop + 1 : stop
    return byte(sign) == Byte.equals && byte(sign + 1) == Byte.openParenthesis
  }

  /// The definition `name() body` whose name was read as the first word, if it is one.
  private mutating func parseNamedFunction(_ name: ByteRange, after start: Int) -> Command? {
    guard let end = parenthesesEnd(skippingBlanks(at)) else { return nil }
    at = end
    return finishFunction(named: name, from: start)
  }

  /// The words of `name=(...)` as one word's parts.
  private func flattened(_ assignment: Assignment) -> [WordPart] {
    guard case .array(_, let elements) = assignment.value else { return [] }
    var parts: [WordPart] = []
    var place = assignment.range.start
    for inner in elements.flatMap({ ($0.key?.parts ?? []) + $0.value.parts }) {
      if place < inner.range.start { parts.append(.literal(ByteRange(place, inner.range.start))) }
      parts.append(inner)
      place = inner.range.end
    }
    if place < assignment.range.end {
      parts.append(.literal(ByteRange(place, assignment.range.end)))
    }
    return parts
  }
}
