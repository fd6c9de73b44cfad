import Text

// Assignments and array literals (POSIX 2.9.1; bash(1) "Arrays").
extension Parser {
  /// The assignment that starts here; nil, and nothing read, when none does.
  mutating func parseAssignment() -> Assignment? {
    let start = at
    let stop = nameEnd(at)
    guard stop > start else { return nil }
    if byte(stop) == Byte.openBracket {
      return attempt { parser in
        parser.at = stop
        guard let index = parser.parseBracketed(), let isAppend = parser.acceptAssignmentSign()
        else { return nil }
        return parser.finishAssignment(ByteRange(start, stop), index, isAppend)
      }
    }
    at = skippingContinuations(stop)
    guard let isAppend = acceptAssignmentSign() else {
      at = start
      return nil
    }
    return finishAssignment(ByteRange(start, stop), nil, isAppend)
  }

  /// Passes `=` or `+=`; tells whether it was the second.
  private mutating func acceptAssignmentSign() -> Bool? {
    if current == Byte.equals {
      at += 1
      return false
    }
    guard let end = pair(Byte.plus, Byte.equals) else { return nil }
    at = end
    return true
  }

  private mutating func finishAssignment(
    _ nameRange: ByteRange, _ index: Word?, _ isAppend: Bool
  ) -> Assignment {
    let open = skippingContinuations(at)
    let value: Assignment.Value
    if byte(open) == Byte.openParenthesis {
      at = open
      value = parseArray()
    } else {
      value = .word(parseWord())
    }
    return Assignment(
      range: ByteRange(nameRange.start, at), name: text(nameRange), nameRange: nameRange,
      index: index, isAppend: isAppend, value: value)
  }

  /// `[...]` as the word between the brackets; nil when it has no end.
  private mutating func parseBracketed() -> Word? {
    at += 1
    let start = at
    let parts = parseParts(Frame(.brackets))
    guard current == Byte.closeBracket else { return nil }
    at += 1
    return Word(range: ByteRange(start, at - 1), parts: parts)
  }

  /// `( ... )` after `=`: words, comments and line ends.
  private mutating func parseArray() -> Assignment.Value {
    let start = at
    at += 1
    var elements: [Assignment.Element] = []
    defer { leave() }
    guard enter() else { return .array(ByteRange(start, at), []) }
    skipLines()
    while at < end, current != Byte.closeParenthesis {
      if isAtWord {
        elements.append(parseElement())
      } else {
        report(firstToken, "`\(text(firstToken))` is unexpected in an array")
        at += 1
      }
      skipLines()
    }
    if at < end {
      at += 1
    } else {
      halt(ByteRange(start, min(start + 1, end)), "`(` of an array has no `)`")
    }
    return .array(ByteRange(start, at), elements)
  }

  private mutating func parseElement() -> Assignment.Element {
    guard current == Byte.openBracket,
      let (key, isAppend) = attempt({ parser -> (Word, Bool)? in
        guard let key = parser.parseBracketed(), let isAppend = parser.acceptAssignmentSign()
        else { return nil }
        return (key, isAppend)
      })
    else { return Assignment.Element(key: nil, value: parseWord()) }
    return Assignment.Element(key: key, value: parseWord(), isAppend: isAppend)
  }
}
