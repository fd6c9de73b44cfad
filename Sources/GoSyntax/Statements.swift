import Text

extension Parser {
  /// `{ ... }`
  mutating func block() -> Block {
    let start = self.start
    expect(.leftBrace)
    let list = statements(isClause: false)
    expect(.rightBrace)
    return Block(statements: list, range: range(from: start))
  }

  /// Statements up to `}`, `case` or `default`.
  mutating func statements(isClause: Bool) -> [Statement] {
    var list: [Statement] = []
    while !endsStatements {
      let point = recoveryPoint(isClause: isClause)
      let start = self.start
      let result = statement()
      list.append(kind == .failure && result.range.isEmpty ? .bad(range(from: start)) : result)
      recover(to: point)
    }
    return list
  }

  private var endsStatements: Bool {
    switch kind {
    case .case, .default, .rightBrace, .endOfFile, .failure: true
    default: false
    }
  }

  /// A statement and the semicolon after it.
  mutating func statement() -> Statement {  // A table
    defer { depth -= 1 }
    guard enter() else { return .bad(ByteRange(lastEnd, lastEnd)) }
    switch kind {
    case .const, .type, .var: return .declaration(declaration())
    case .go, .defer: return launchStatement()
    case .return: return returnStatement()
    case .break, .continue, .goto, .fallthrough: return branchStatement()
    case .if: return ifStatement()
    case .switch: return switchStatement()
    case .select: return selectStatement()
    case .for: return forStatement()
    case .leftBrace:
      let block = block()
      expectSemicolon()
      return .block(block)
    case .semicolon:
      let place = self.place
      advance()
      return .empty(place)
    case .rightBrace: return .empty(ByteRange(lastEnd, lastEnd))
    case .func where isTopDeclaration && beginsNamedFunction:
      fail("expected '}'")
      return .bad(ByteRange(lastEnd, lastEnd))
    case .identifier, .integer, .float, .imaginary, .rune, .string, .rawString, .func,
      .leftParenthesis, .leftBracket, .struct, .map, .chan, .interface, .plus, .minus, .star, .and,
      .xor, .arrow, .not:
      return simpleOrLabeledStatement()
    default:
      fail("expected statement")
      return .bad(ByteRange(lastEnd, lastEnd))
    }
  }

  private mutating func simpleOrLabeledStatement() -> Statement {
    let left = expressionList()
    if kind == .colon, left.count == 1, case .identifier(let label) = left[0] {
      advance()
      let statement = statement()
      let end = max(label.range.end, statement.range.end)
      let range = ByteRange(label.range.start, end)
      return .labeled(LabeledStatement(label: label, statement: statement, range: range))
    }
    let result = simpleStatement(after: left)
    if kind == .colon { fail("illegal label declaration") }
    expectSemicolon()
    return result
  }

  /// A statement that a header may hold (spec, "Statements").
  mutating func simpleStatement() -> Statement {
    let left = expressionList()
    return simpleStatement(after: left)
  }

  /// The same after the expressions it begins with.
  mutating func simpleStatement(after left: [Expression]) -> Statement {
    let start = left[0].range.start
    let token = tokens[index]
    if kind.isAssignment {
      advance()
      let right = expressionList()
      return .assignment(
        AssignmentStatement(
          left: left, operator: token.kind, operatorRange: token.range, right: right,
          range: range(from: start)))
    }
    if left.count > 1 { report("expected 1 expression", at: left[0].range) }
    switch kind {
    case .arrow:
      advance()
      let value = expression()
      return .send(SendStatement(channel: left[0], value: value, range: range(from: start)))
    case .increment, .decrement:
      advance()
      return .step(
        StepStatement(operand: left[0], operator: token.kind, range: range(from: start)))
    default: return .expression(left[0])
    }
  }

  private mutating func launchStatement() -> Statement {
    let start = self.start
    let isDeferred = kind == .defer
    advance()
    let operand = expression()
    let call = operand.unparenthesized
    if case .parenthesized(let range, _) = operand {
      report("expression must not be parenthesized", at: range)
    }
    switch call {
    case .call, .bad: break
    default: report("expression must be function call", at: operand.range)
    }
    let range = range(from: start)
    expectSemicolon()
    return .launch(LaunchStatement(isDeferred: isDeferred, call: call, range: range))
  }

  private mutating func returnStatement() -> Statement {
    let start = self.start
    advance()
    let isBare = kind == .semicolon || kind == .rightBrace
    let results = isBare ? [] : expressionList()
    let range = range(from: start)
    expectSemicolon()
    return .return(ReturnStatement(results: results, range: range))
  }

  private mutating func branchStatement() -> Statement {
    let token = tokens[index]
    advance()
    let takesLabel = token.kind != .fallthrough && kind == .identifier
    let label = takesLabel || token.kind == .goto ? identifier() : nil
    let range = range(from: token.range.start)
    expectSemicolon()
    return .branch(BranchStatement(keyword: token.kind, label: label, range: range))
  }
}
