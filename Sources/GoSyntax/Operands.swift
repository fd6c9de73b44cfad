import Text

extension Parser {
  /// A name, a literal, a parenthesized expression, or a type that begins with its own token.
  mutating func operand() -> Expression {
    switch kind {
    case .identifier: return identifier().map(Expression.identifier) ?? nothing
    case .integer, .float, .imaginary, .rune, .string, .rawString: return .literal(basicLiteral())
    case .leftParenthesis: return parenthesized()
    case .func: return functionTypeOrLiteral()
    default:
      if let type = typeIfAny() { return type }
      fail("expected operand")
      return nothing
    }
  }

  /// The literal that is the current token.
  mutating func basicLiteral() -> BasicLiteral {
    let token = tokens[index]
    advance()
    return BasicLiteral(kind: token.kind, range: token.range)
  }

  private mutating func parenthesized() -> Expression {
    let start = self.start
    advance()
    let inner = allowingLiterals { $0.expression() }
    expect(.rightParenthesis)
    return .parenthesized(range(from: start), inner)
  }

  private mutating func functionTypeOrLiteral() -> Expression {
    let start = self.start
    let type = functionType()
    guard kind == .leftBrace else { return .functionType(type) }
    let body = allowingLiterals { $0.block() }
    return .function(FunctionLiteral(type: type, body: body, range: range(from: start)))
  }

  /// `operand` and all selectors, indexes, calls and literal values after it.
  mutating func primary(_ operand: Expression) -> Expression {
    var result = operand
    let start = operand.range.start
    let outer = depth
    defer { depth = outer }
    while true {
      switch kind {
      case .period: result = selectorOrAssertion(result, start)
      case .leftBracket: result = indexOrSlice(result, start)
      case .leftParenthesis: result = call(result, start)
      case .leftBrace where beginsLiteral(result): result = compositeLiteral(result)
      default: return result
      }
      guard enter() else { return result }
    }
  }

  private mutating func selectorOrAssertion(_ base: Expression, _ start: Int) -> Expression {
    advance()
    guard kind == .leftParenthesis else {
      guard let name = identifier() else { return base }
      return .selector(SelectorExpression(base: base, name: name, range: range(from: start)))
    }
    let open = self.start
    advance()
    let type: Expression? = take(.type) ? nil : self.type()
    expect(.rightParenthesis)
    return .assertion(
      TypeAssertion(
        base: base, parentheses: range(from: open), type: type, range: range(from: start)))
  }

  private mutating func indexOrSlice(_ base: Expression, _ start: Int) -> Expression {
    let open = self.start
    advance()
    return allowingLiterals { parser in
      let first: Expression? = parser.kind == .colon ? nil : parser.expression()
      guard let first, parser.kind != .colon else { return parser.slice(base, first, open, start) }
      return parser.index(base, first, open, start)
    }
  }

  private mutating func index(
    _ base: Expression, _ first: Expression, _ open: Int, _ start: Int
  ) -> Expression {
    var arguments = [first]
    while take(.comma) {
      if kind != .rightBracket { arguments.append(type()) }
    }
    expect(.rightBracket)
    return .index(
      IndexExpression(
        base: base, brackets: range(from: open), arguments: arguments, range: range(from: start)))
  }

  private mutating func slice(
    _ base: Expression, _ low: Expression?, _ open: Int, _ start: Int
  ) -> Expression {
    var bounds: [Expression?] = []
    while kind == .colon, bounds.count < 2 {
      advance()
      let isAbsent = kind == .colon || kind == .rightBracket
      bounds.append(isAbsent ? nil : expression())
    }
    expect(.rightBracket)
    if bounds.count == 2, bounds.contains(where: { $0 == nil }) {
      report("3-index slice needs its middle and final index", at: range(from: open))
    }
    return .slice(
      SliceExpression(
        base: base, brackets: range(from: open), low: low, high: bounds.first ?? nil,
        limit: bounds.count > 1 ? bounds[1] : nil, range: range(from: start)))
  }

  private mutating func call(_ function: Expression, _ start: Int) -> Expression {
    let open = self.start
    advance()
    var ellipsis: ByteRange?
    let arguments = allowingLiterals { $0.arguments(&ellipsis) }
    expect(.rightParenthesis)
    return .call(
      CallExpression(
        function: function, parentheses: range(from: open), arguments: arguments,
        ellipsis: ellipsis, range: range(from: start)))
  }

  /// Arguments up to `)`; nothing follows one with `...`.
  private mutating func arguments(_ ellipsis: inout ByteRange?) -> [Expression] {
    var list: [Expression] = []
    while kind != .rightParenthesis, kind != .failure, ellipsis == nil {
      list.append(expression())
      if kind == .ellipsis {
        ellipsis = place
        advance()
      }
      if kind == .rightParenthesis { break }
      expectComma("argument list")
    }
    return list
  }

  /// A comma in a list that may end in one before its bracket.
  mutating func expectComma(_ list: String) {
    if kind == .comma { advance() } else { fail("expected ',' in \(list)") }
  }
}
