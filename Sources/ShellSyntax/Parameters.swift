import Text

// `${...}` (POSIX 2.6.2; bash(1) "Parameter Expansion").
extension Parser {
  /// The expansion whose brace stands at `open`.
  mutating func parseBraced(_ open: Int, isQuoted: Bool) -> WordPart? {
    let start = at
    defer { leave() }
    guard enter() else { return nil }
    at = skippingContinuations(open + 1)
    var expansion = plainParameter(ByteRange(start, at), name: ByteRange(at, at))
    expansion.isBraced = true
    parseSubject(of: &expansion)
    if current != Byte.closeBrace { parseOperation(of: &expansion, isQuoted: isQuoted) }
    if current != Byte.closeBrace {
      expansion.argument = parseWord(Frame(.braced, isQuoted: isQuoted))
    }
    guard at < end else {
      halt(ByteRange(start, open + 1), "`${` at this place has no `}`")
      return nil
    }
    at += 1
    expansion.range = ByteRange(start, at)
    return .parameter(expansion)
  }

  /// `name`, `#name`, `!name`, and an index.
  private mutating func parseSubject(of expansion: inout ParameterExpansion) {
    let next = following(at)
    if current == Byte.hash, startsSubject(next, alone: true) {
      expansion.isLength = true
      at = next
    } else if current == Byte.bang, startsSubject(next, alone: byte(next) != Byte.question) {
      expansion.isIndirect = true
      at = next
    }
    let start = at
    if current.isNameStart {
      at = nameEnd(at)
    } else if current.isDigit {
      while current.isDigit { at += 1 }
    } else if isSpecialParameter(current), !isNested {
      at += 1
    }
    expansion.nameRange = ByteRange(start, at)
    expansion.name = text(expansion.nameRange)
    at = skippingContinuations(at)
    if current == Byte.openBracket, byte(start).isNameStart {
      at += 1
      let index = parseWord(Frame(.brackets))
      expansion.index = index
      if current == Byte.closeBracket { at += 1 }
      at = skippingContinuations(at)
    }
  }

  /// Whether another expansion stands here: zsh's `${$(cmd)%x}`, `${${name}#x}`.
  private var isNested: Bool {
    current == Byte.dollar && [Byte.openParenthesis, Byte.openBrace].contains(byte(following(at)))
  }

  /// Whether the `#` or `!` before `index` is a prefix: `${#-}` is a length, `${#-x}` a default.
  private func startsSubject(_ index: Int, alone: Bool) -> Bool {
    let first = byte(index)
    if first.isNamePart { return true }
    return alone && isSpecialParameter(first) && byte(index + 1) == Byte.closeBrace
  }

  private mutating func parseOperation(of expansion: inout ParameterExpansion, isQuoted: Bool) {
    let next = byte(at + 1)
    switch current {
    case Byte.colon:
      if let operation = defaultOperation(next, colon: true) {
        at += 2
        finish(&expansion, operation, Frame(.braced, isQuoted: isQuoted))
      } else {
        parseSubstring(of: &expansion)
      }
    case Byte.minus, Byte.equals, Byte.question, Byte.plus:
      let operation = defaultOperation(current, colon: false)
      at += 1
      finish(&expansion, operation, Frame(.braced, isQuoted: isQuoted))
    case Byte.hash, UInt8(ascii: "%"):
      let isPrefix = current == Byte.hash
      let longest = next == current
      at += longest ? 2 : 1
      finish(
        &expansion, isPrefix ? .removePrefix(longest: longest) : .removeSuffix(longest: longest),
        Frame(.braced))
    case Byte.slash: parseReplacement(of: &expansion)
    case UInt8(ascii: "^"), UInt8(ascii: ","), UInt8(ascii: "~"):
      let operation = caseOperation(current, isDoubled: next == current)
      at += next == current ? 2 : 1
      finish(&expansion, operation, Frame(.braced))
    case Byte.at, Byte.star: parseSuffix(of: &expansion)
    default: break
    }
  }

  private func defaultOperation(
    _ byte: UInt8, colon: Bool
  ) -> ParameterExpansion.Operation? {
    switch byte {
    case Byte.minus: .useDefault(colon: colon)
    case Byte.equals: .assignDefault(colon: colon)
    case Byte.question: .failIfUnset(colon: colon)
    case Byte.plus: .useAlternative(colon: colon)
    default: nil
    }
  }

  private func caseOperation(_ byte: UInt8, isDoubled: Bool) -> ParameterExpansion.Operation {
    switch byte {
    case UInt8(ascii: "^"): isDoubled ? .upperAll : .upperFirst
    case UInt8(ascii: ","): isDoubled ? .lowerAll : .lowerFirst
    default: .toggle
    }
  }

  private mutating func finish(
    _ expansion: inout ParameterExpansion, _ operation: ParameterExpansion.Operation?,
    _ frame: Frame
  ) {
    expansion.operation = operation
    expansion.argument = parseWord(frame)
  }

  /// `:offset[:length]`
  private mutating func parseSubstring(of expansion: inout ParameterExpansion) {
    at += 1
    finish(&expansion, .substring, Frame(.offset))
    guard current == Byte.colon else { return }
    at += 1
    expansion.secondArgument = parseWord(Frame(.braced))
  }

  /// `/pattern[/replacement]`, with a second `/`, a `#` or a `%` before the pattern.
  private mutating func parseReplacement(of expansion: inout ParameterExpansion) {
    let operation: ParameterExpansion.Operation =
      switch byte(at + 1) {
      case Byte.slash: .replaceAll
      case Byte.hash: .replacePrefix
      case UInt8(ascii: "%"): .replaceSuffix
      default: .replaceFirst
      }
    if case .replaceFirst = operation { at += 1 } else { at += 2 }
    finish(&expansion, operation, Frame(.search))
    guard current == Byte.slash else { return }
    at += 1
    expansion.secondArgument = parseWord(Frame(.braced))
  }

  /// `@Q` and the like; `${!prefix*}` and `${!prefix@}`.
  private mutating func parseSuffix(of expansion: inout ParameterExpansion) {
    let next = byte(at + 1)
    if expansion.isIndirect, expansion.index == nil, next == Byte.closeBrace {
      expansion.operation = .namesWithPrefix
      at += 1
    } else if current == Byte.at, next.isLetter, byte(at + 2) == Byte.closeBrace {
      let letter = ByteRange(at + 1, at + 2)
      expansion.operation = .transform
      expansion.argument = Word(range: letter, parts: [.literal(letter)])
      at += 2
    }
  }
}
