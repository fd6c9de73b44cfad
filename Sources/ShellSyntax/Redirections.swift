import Text

// Redirections (POSIX 2.7; bash(1) "REDIRECTION").
extension Parser {
  /// Where a redirection starts here: its descriptor and the place of its operator.
  func peekRedirection() -> (descriptor: ByteRange?, sign: Int)? {
    switch current {
    case Byte.less, Byte.greater:
      return byte(at + 1) == Byte.openParenthesis ? nil : (nil, at)
    case Byte.ampersand:
      return byte(following(at)) == Byte.greater ? (nil, at) : nil
    case Byte.openBrace: return peekNamedDescriptor()
    case let first where first.isDigit:
      var place = at
      while byte(place).isDigit { place = following(place) }
      return descriptor(until: place)
    default: return nil
    }
  }

  /// `{name}` or `{name[index]}` before an operator.
  private func peekNamedDescriptor() -> (descriptor: ByteRange?, sign: Int)? {
    var place = nameEnd(at + 1)
    guard place > at + 1 else { return nil }
    if byte(place) == Byte.openBracket {
      while place < end, !isDelimiter(place), bytes[place] != Byte.closeBracket { place += 1 }
      place += 1
    }
    guard byte(place) == Byte.closeBrace else { return nil }
    return descriptor(until: place + 1)
  }

  private func descriptor(until place: Int) -> (descriptor: ByteRange?, sign: Int)? {
    let sign = byte(place)
    guard sign == Byte.less || sign == Byte.greater, byte(place + 1) != Byte.openParenthesis else {
      return nil
    }
    return (ByteRange(at, place), place)
  }

  /// The redirection that starts here; nil, and nothing read, when none does.
  mutating func parseRedirection() -> Redirection? {
    guard let (descriptor, sign) = peekRedirection() else { return nil }
    let start = at
    let kind = passOperator(sign)
    skipBlanks()
    let operatorEnd = at
    let target: Word
    if isAtWord {
      target = parseWord()
    } else {
      target = Word(range: ByteRange(operatorEnd, operatorEnd), parts: [])
      report(ByteRange(start, operatorEnd), "this redirection has no target")
    }
    let range = ByteRange(start, max(start, at))
    if case .hereDocument = kind { expectDocument(range.start, target, isStripped: false) }
    if case .hereDocumentStrippingTabs = kind {
      expectDocument(range.start, target, isStripped: true)
    }
    return Redirection(
      range: range, descriptor: descriptor, kind: kind, target: target, document: nil)
  }

  /// Passes the operator that starts at `sign`.
  private mutating func passOperator(_ sign: Int) -> Redirection.Kind {
    let second = following(sign)
    let next = byte(second)
    switch bytes[sign] {
    case Byte.ampersand:
      let third = following(second)
      let isAppend = byte(third) == Byte.greater
      at = isAppend ? third + 1 : second + 1
      return isAppend ? .appendOutputAndError : .outputAndError
    case Byte.less:
      if next == Byte.less { return passDocumentOperator(second) }
      at = next == Byte.ampersand || next == Byte.greater ? second + 1 : sign + 1
      return next == Byte.ampersand
        ? .duplicateInput : next == Byte.greater ? .readWrite : .input
    default:
      at = second + 1
      switch next {
      case Byte.greater: return .append
      case Byte.ampersand: return .duplicateOutput
      case Byte.bar: return .clobber
      default:
        at = sign + 1
        return .output
      }
    }
  }

  /// `<<`, `<<-` or `<<<`, whose second sign stands at `second`.
  private mutating func passDocumentOperator(_ second: Int) -> Redirection.Kind {
    let third = following(second)
    switch byte(third) {
    case Byte.minus:
      at = third + 1
      return .hereDocumentStrippingTabs
    case Byte.less:
      at = third + 1
      return .hereString
    default:
      at = second + 1
      return .hereDocument
    }
  }
}
