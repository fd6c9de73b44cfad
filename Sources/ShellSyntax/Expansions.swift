import Text

// What a dollar sign starts (POSIX 2.6), and process substitution.
extension Parser {
  /// At a dollar sign: an expansion or quotes, or nil where it is text, which is passed.
  mutating func parseDollar(_ frame: Frame) -> WordPart? {
    let start = at
    // bash's `extquote`: `"${x:-$'a'}"` quotes, but not in a here-document.
    let mayQuote = !frame.isQuoted || (frame.mode == .braced && !isInDocument)
    let next = following(at)
    switch byte(next) {
    case Byte.openParenthesis:
      if byte(following(next)) == Byte.openParenthesis, let part = parseArithmeticExpansion(next) {
        return part
      }
      return isHalted ? nil : parseCommandSubstitution(next)
    case Byte.openBrace: return parseBraced(next, isQuoted: frame.isQuoted)
    case Byte.openBracket: return parseBracketArithmetic(next)
    case Byte.singleQuote where mayQuote: return parseAnsiQuoted(next)
    case Byte.doubleQuote where mayQuote: return parseDoubleQuoted(next)
    case let first where first.isNameStart:
      at = nameEnd(next)
      if isZsh, let part = parseSubscripted(ByteRange(next, at), from: start) { return part }
    case let first where first.isDigit || isSpecialParameter(first):
      at = next + 1
    default:
      at += 1
      return nil
    }
    return .parameter(plainParameter(ByteRange(start, at), name: ByteRange(next, at)))
  }

  /// zsh's `$name[index]`, which needs no braces there.
  private mutating func parseSubscripted(_ name: ByteRange, from start: Int) -> WordPart? {
    guard current == Byte.openBracket else { return nil }
    return attempt { parser in
      parser.at += 1
      let index = parser.parseWord(Frame(.brackets))
      guard parser.current == Byte.closeBracket else { return nil }
      parser.at += 1
      var expansion = parser.plainParameter(ByteRange(start, parser.at), name: name)
      expansion.index = index
      return .parameter(expansion)
    }
  }

  func plainParameter(_ range: ByteRange, name: ByteRange) -> ParameterExpansion {
    ParameterExpansion(
      range: range, name: text(name), nameRange: name, isBraced: false, isIndirect: false,
      isLength: false, index: nil, operation: nil, argument: nil, secondArgument: nil)
  }

  /// POSIX 2.5.2.
  func isSpecialParameter(_ byte: UInt8) -> Bool {
    switch byte {
    case Byte.at, Byte.star, Byte.hash, Byte.question, Byte.minus, Byte.dollar, Byte.bang: true
    default: false
    }
  }

  /// `$(...)`; `open` is the place of the parenthesis.
  private mutating func parseCommandSubstitution(_ open: Int) -> WordPart? {
    let start = at
    at = open + 1
    guard let statements = parseNested() else {
      halt(ByteRange(start, open + 1), "`$(` at this place has no `)`")
      return nil
    }
    return .command(
      CommandSubstitution(
        range: ByteRange(start, at), inner: ByteRange(open + 1, at - 1), statements: statements))
  }

  /// `<(...)` or `>(...)`.
  mutating func parseProcess() -> WordPart? {
    let start = at
    let isInput = bytes[at] == Byte.less
    at += 2
    guard let statements = parseNested() else {
      halt(ByteRange(start, start + 2), "`\(isInput ? "<" : ">")(` at this place has no `)`")
      return nil
    }
    return .process(ByteRange(start, at), isInput: isInput, statements)
  }

  /// The statements of a substitution and the parenthesis that ends it; nil when there is none.
  private mutating func parseNested() -> [Statement]? {
    defer { leave() }
    guard enter() else { return nil }
    let outer = (
      awaited: awaited, pending: pending, isInSubstitution: isInSubstitution,
      isInDocument: isInDocument
    )
    awaited = []
    pending = []
    isInSubstitution = true
    isInDocument = false
    wordDepth += 1
    let statements = parseList(until: .parenthesis)
    wordDepth -= 1
    isInSubstitution = outer.isInSubstitution
    isInDocument = outer.isInDocument
    // A body that did not come before the parenthesis comes after the line, as in bash.
    pending = outer.pending + pending
    awaited = outer.awaited
    guard current == Byte.closeParenthesis else { return nil }
    at += 1
    return statements
  }
}

// MARK: - Arithmetic

extension Parser {
  /// `(( ... ))` at this place: what stands between; nil when the parentheses do not match, and
  /// then it is a subshell in a subshell.
  mutating func parseDoubleParentheses() -> Word? {
    guard let first = pair(Byte.openParenthesis, Byte.openParenthesis) else { return nil }
    at = first
    let word = parseWord(Frame(.parentheses))
    guard let end = pair(Byte.closeParenthesis, Byte.closeParenthesis) else { return nil }
    at = end
    return word
  }

  private mutating func parseArithmeticExpansion(_ open: Int) -> WordPart? {
    let start = at
    defer { leave() }
    guard enter() else { return nil }
    return attempt { parser in
      parser.at = open
      guard let word = parser.parseDoubleParentheses() else { return nil }
      return .arithmetic(ByteRange(start, parser.at), word)
    }
  }

  /// `$[...]`, the old spelling of `$((...))`; without an end it is text.
  private mutating func parseBracketArithmetic(_ open: Int) -> WordPart? {
    let start = at
    defer { leave() }
    guard enter() else { return nil }
    at = open + 1
    let word = parseWord(Frame(.brackets))
    guard current == Byte.closeBracket else {
      halt(ByteRange(start, open + 1), "`$[` at this place has no `]`")
      return nil
    }
    at += 1
    return .arithmetic(ByteRange(start, at), word)
  }
}
