import Text

/// What stands between `for` and its body.
private enum LoopHeader {
  case plain(initializer: Statement?, condition: Statement?, post: Statement?)
  case range(left: [Expression], isDefinition: Bool, subject: Expression)
}

extension Parser {
  /// `for`, at its keyword.
  mutating func forStatement() -> Statement {
    let start = self.start
    advance()
    let outer = allowsLiteral
    allowsLiteral = false
    let header = loopHeader()
    allowsLiteral = outer
    let body = block()
    let range = range(from: start)
    let result = loop(header, body, range)
    expectSemicolon()
    return result
  }

  private mutating func loop(_ header: LoopHeader, _ body: Block, _ range: ByteRange) -> Statement {
    switch header {
    case .range(let left, let isDefinition, let subject):
      if left.count > 2 { report("expected at most 2 expressions", at: left[2].range) }
      return .range(
        RangeStatement(
          key: left.first, value: left.count > 1 ? left[1] : nil, isDefinition: isDefinition,
          subject: subject, body: body, range: range))
    case .plain(let initializer, let condition, let post):
      var test: Expression?
      if case .expression(let expression)? = condition {
        test = expression
      } else if let condition {
        report("expected boolean or range expression", at: condition.range)
        test = .bad(condition.range)
      }
      return .for(
        ForStatement(
          initializer: initializer, condition: test, post: post, body: body, range: range))
    }
  }

  private mutating func loopHeader() -> LoopHeader {
    if kind == .leftBrace { return .plain(initializer: nil, condition: nil, post: nil) }
    if take(.range) { return .range(left: [], isDefinition: false, subject: expression()) }
    var first: Statement?
    if kind != .semicolon {
      let left = expressionList()
      if kind == .define || kind == .assign, tokens[index + 1].kind == .range {
        let isDefinition = kind == .define
        advance()
        advance()
        return .range(left: left, isDefinition: isDefinition, subject: expression())
      }
      first = simpleStatement(after: left)
    }
    guard take(.semicolon) else { return .plain(initializer: nil, condition: first, post: nil) }
    let condition: Statement? = kind == .semicolon ? nil : simpleStatement()
    expectSemicolon()
    let post: Statement? = kind == .leftBrace ? nil : simpleStatement()
    return .plain(initializer: first, condition: condition, post: post)
  }
}
