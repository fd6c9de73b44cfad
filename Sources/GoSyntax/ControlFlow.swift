import Text

extension Parser {
  /// Reads the header of `if`, `for` or `switch`, where `name {` begins the body.
  private mutating func header<Result>(_ body: (inout Parser) -> Result) -> Result {
    let outer = allowsLiteral
    allowsLiteral = false
    defer { allowsLiteral = outer }
    return body(&self)
  }

  /// The expression that `statement` consists of.
  private mutating func condition(_ statement: Statement?, _ wanted: String) -> Expression? {
    guard let statement else { return nil }
    if case .expression(let expression) = statement { return expression }
    report("expected \(wanted)", at: statement.range)
    return .bad(statement.range)
  }

  /// `if`, at its keyword.
  mutating func ifStatement() -> Statement {
    let start = self.start
    var branches = [ifBranch()]
    var otherwise: Block?
    while otherwise == nil, take(.else) {
      switch kind {
      case .if: branches.append(ifBranch())
      case .leftBrace: otherwise = block()
      default: fail("expected if statement or block")
      }
    }
    let range = range(from: start)
    expectSemicolon()
    return .if(IfStatement(branches: branches, otherwise: otherwise, range: range))
  }

  private mutating func ifBranch() -> IfStatement.Branch {
    let start = self.start
    advance()
    let (initializer, condition) = header { $0.ifHeader() }
    let body = block()
    return .init(
      initializer: initializer, condition: condition, body: body, range: range(from: start))
  }

  private mutating func ifHeader() -> (Statement?, Expression) {
    if kind == .leftBrace {
      report("missing condition in if statement", at: place)
      return (nil, nothing)
    }
    let first: Statement? = kind == .semicolon ? nil : simpleStatement()
    if kind == .leftBrace {
      return (nil, condition(first, "boolean expression") ?? nothing)
    }
    let semicolon = place
    expect(.semicolon)
    if kind == .leftBrace {
      report("missing condition in if statement", at: semicolon)
      return (first, nothing)
    }
    let second = simpleStatement()
    return (first, condition(second, "boolean expression") ?? nothing)
  }

  /// `switch`, at its keyword.
  mutating func switchStatement() -> Statement {
    let start = self.start
    advance()
    let (initializer, tag) = header { $0.switchHeader() }
    let guarded = typeSwitchGuard(tag)
    let expression = guarded == nil ? condition(tag, "switch expression") : nil
    expect(.leftBrace)
    let clauses = caseClauses()
    expect(.rightBrace)
    let range = range(from: start)
    expectSemicolon()
    if let (binding, subject) = guarded {
      return .typeSwitch(
        TypeSwitchStatement(
          initializer: initializer, binding: binding, subject: subject, clauses: clauses,
          range: range))
    }
    return .switch(
      SwitchStatement(initializer: initializer, tag: expression, clauses: clauses, range: range))
  }

  private mutating func switchHeader() -> (Statement?, Statement?) {
    if kind == .leftBrace { return (nil, nil) }
    let first: Statement? = kind == .semicolon ? nil : simpleStatement()
    guard take(.semicolon) else { return (nil, first) }
    return (first, kind == .leftBrace ? nil : simpleStatement())
  }

  /// `x.(type)` and `v := x.(type)`: the name, and x.
  private mutating func typeSwitchGuard(_ statement: Statement?) -> (Identifier?, Expression)? {
    switch statement {
    case .expression(.assertion(let assertion)) where assertion.type == nil:
      return (nil, assertion.base)
    case .assignment(let assignment):
      guard assignment.left.count == 1, assignment.right.count == 1,
        case .assertion(let assertion) = assignment.right[0], assertion.type == nil
      else { return nil }
      if assignment.operator == .assign {
        report("expected ':='", at: assignment.operatorRange)
      }
      guard case .identifier(let name) = assignment.left[0] else { return (nil, assertion.base) }
      return (name, assertion.base)
    default: return nil
    }
  }

  private mutating func caseClauses() -> [CaseClause] {
    var clauses: [CaseClause] = []
    while kind == .case || kind == .default {
      let start = self.start
      let isCase = kind == .case
      advance()
      let values = isCase ? expressionList() : nil
      let body = clauseBody()
      clauses.append(CaseClause(values: values, body: body, range: range(from: start)))
    }
    return clauses
  }

  /// The colon and the statements of a clause. A clause whose header is broken goes on after it.
  private mutating func clauseBody() -> [Statement] {
    expect(.colon)
    return statements(isClause: true)
  }

  /// `select`, at its keyword.
  mutating func selectStatement() -> Statement {
    let start = self.start
    advance()
    expect(.leftBrace)
    var clauses: [SelectStatement.Clause] = []
    while kind == .case || kind == .default {
      let start = self.start
      let isCase = kind == .case
      advance()
      let communication = isCase ? self.communication() : nil
      let body = clauseBody()
      clauses.append(.init(communication: communication, body: body, range: range(from: start)))
    }
    expect(.rightBrace)
    let range = range(from: start)
    expectSemicolon()
    return .select(SelectStatement(clauses: clauses, range: range))
  }

  /// `c <- v`, `<-c`, `v := <-c`, `v, ok = <-c`
  private mutating func communication() -> Statement {
    let left = expressionList()
    if kind == .assign || kind == .define, left.count > 2 {
      report("expected 1 or 2 expressions", at: left[0].range)
    }
    let result = simpleStatement(after: left)
    switch result {
    case .expression, .send: break
    case .assignment(let assignment)
    where (assignment.operator == .assign || assignment.operator == .define)
      && assignment.right.count == 1:
      break
    default: report("expected a send or receive", at: result.range)
    }
    return result
  }
}
