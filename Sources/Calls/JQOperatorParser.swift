import Text

/// Operators, prefixes and what jq calls expressions.
extension JQParser {
  /// Where an expression stands: it decides who takes an `as` behind an operand.
  enum Place {
    /// The first operand of a stage: the stage takes it.
    case leading
    /// Behind an operator or a prefix: before 1.8 the operand took it.
    case inner
    /// The source of a loop or the value of an object's pair: not the operand.
    case source
  }

  /// An expression without pipes and commas.
  mutating func parseExpression(at place: Place = .leading) throws(JQProblem) -> JQNode {
    try parseOperation(from: .alternative, at: place)
  }

  /// Operators of `lowest` precedence and above.
  private mutating func parseOperation(
    from lowest: JQPrecedence, at place: Place
  ) throws(JQProblem) -> JQNode {
    var left = try parseOperand(at: place)
    while let sign = sign(of: token), sign.precedence.rawValue >= lowest.rawValue {
      left = try parseChain(from: left, sign.precedence, at: place == .source ? .source : .inner)
    }
    return left
  }

  /// `first` and what follows it by operators of one precedence.
  private mutating func parseChain(
    from first: JQNode, _ level: JQPrecedence, at place: Place
  ) throws(JQProblem) -> JQNode {
    var operands = [first]
    var operators: [JQOperator] = []
    let higher = JQPrecedence(rawValue: level.rawValue + 1) ?? .operand
    while let sign = sign(of: token), sign.precedence == level {
      if level.isAlone, !operators.isEmpty { throw unexpected("no second such operator") }
      take()
      operators.append(sign)
      operands.append(try parseOperation(from: higher, at: place))
    }
    noteDivision(operands, operators)
    return JQNode(kind: .operation(operands, operators), range: range(from: first.range.start))
  }

  /// jq 1.6 refused a constant division by zero.
  private mutating func noteDivision(_ operands: [JQNode], _ operators: [JQOperator]) {
    for (index, sign) in operators.enumerated() where sign == .divide || sign == .remainder {
      guard case .number = operands[index + 1].kind, case .number = operands[index].kind else {
        continue
      }
      let text = String(decoding: text(operands[index + 1].range), as: UTF8.self)
      if Double(text) == 0 { releases.remove(.jq16) }
    }
  }

  private func sign(of token: JQToken) -> JQOperator? {
    switch token.kind {
    case .keyword(.or): .or
    case .keyword(.and): .and
    case .symbol(let symbol): symbol.sign
    default: nil
    }
  }

  /// A term with its prefixes; before 1.8 a binding or definition could stand here too.
  private mutating func parseOperand(at place: Place) throws(JQProblem) -> JQNode {
    try nested { (parser) throws(JQProblem) in try parser.parsePrefixed(at: place) }
  }

  private mutating func parsePrefixed(at place: Place) throws(JQProblem) -> JQNode {
    let start = token.range.start
    switch token.kind {
    case .symbol(.minus):
      take()
      let operand = try parseOperand(at: place == .source ? .source : .inner)
      return JQNode(kind: .negate(operand), range: range(from: start))
    case .keyword(.try): return try parseTry(at: place == .source ? .source : .inner)
    case .keyword(.def), .keyword(.label):
      releases.remove(.jq18)
      return try parsePipe()
    default:
      let term = try parseTerm()
      guard place == .inner, at(.as), term.isClassicTerm else { return term }
      return try parseBody(after: parseBinding(of: term))
    }
  }

  private mutating func parseTry(at place: Place) throws(JQProblem) -> JQNode {
    let start = take().range.start
    let body = try parseOperand(at: place)
    if at(.catch), body.endsInLooseQuestion { releases.formIntersection(.jq18) }
    let handler = takeIf(.catch) ? try parseOperand(at: place) : nil
    return JQNode(kind: .attempt(body, handler), range: range(from: start))
  }
}

/// The precedences of operators, from the loosest.
enum JQPrecedence: Int {
  case alternative, assignment, or, and, comparison, sum, product, operand

  /// Whether two of it cannot stand side by side.
  var isAlone: Bool { self == .assignment || self == .comparison }
}

extension JQOperator {
  var precedence: JQPrecedence {
    switch self {
    case .alternative: .alternative
    case .assign, .update, .arithmeticUpdate: .assignment
    case .or: .or
    case .and: .and
    case .compare, .order: .comparison
    case .add, .subtract: .sum
    case .multiply, .divide, .remainder: .product
    }
  }
}

extension JQSymbol {
  /// The operator that the symbol is between two operands.
  var sign: JQOperator? {
    switch self {
    case .alternative: .alternative
    case .assign: .assign
    case .update: .update
    case .addTo, .subtractFrom, .multiplyBy, .divideBy, .remainderBy, .alternativeTo:
      .arithmeticUpdate
    case .equal, .notEqual: .compare
    case .less, .greater, .lessOrEqual, .greaterOrEqual: .order
    case .plus: .add
    case .minus: .subtract
    case .times: .multiply
    case .divide: .divide
    case .remainder: .remainder
    default: nil
    }
  }
}
