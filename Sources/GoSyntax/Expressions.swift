import Text

extension Parser {
  /// What stands for an expression where none could be read.
  var nothing: Expression { .bad(ByteRange(lastEnd, lastEnd)) }

  /// Runs `body` where braces after a name begin a composite literal.
  mutating func allowingLiterals<Result>(_ body: (inout Parser) -> Result) -> Result {
    let outer = allowsLiteral
    allowsLiteral = true
    defer { allowsLiteral = outer }
    return body(&self)
  }

  /// `a, b, c`
  mutating func expressionList() -> [Expression] {
    var list = [expression()]
    while take(.comma) { list.append(expression()) }
    return list
  }

  /// An expression; it may turn out to be a type.
  mutating func expression() -> Expression { binary(unary(), 1) }

  /// `left` and the operators after it that bind at least as tight as `least`.
  mutating func binary(_ left: Expression, _ least: Int) -> Expression {
    var result = left
    let start = left.range.start
    while kind.precedence >= least {
      let precedence = kind.precedence
      let rest = links(precedence)
      result = .binary(BinaryExpression(first: result, rest: rest, range: range(from: start)))
    }
    return result
  }

  /// The operators of one precedence that follow here, each with its operand.
  private mutating func links(_ precedence: Int) -> [BinaryExpression.Link] {
    var links: [BinaryExpression.Link] = []
    while kind.precedence == precedence {
      let token = tokens[index]
      advance()
      let operand = binary(unary(), precedence + 1)
      links.append(.init(operator: token.kind, operatorRange: token.range, operand: operand))
    }
    return links
  }

  /// An operand with the operators before it.
  mutating func unary() -> Expression {
    defer { depth -= 1 }
    guard enter() else { return nothing }
    let token = tokens[index]
    switch kind {
    case .plus, .minus, .not, .xor, .and, .tilde:
      advance()
      let operand = unary()
      return unary(token.kind, operand, token.range.start)
    case .star:
      advance()
      let operand = unary()
      return .star(range(from: token.range.start), operand)
    case .arrow:
      advance()
      let operand = unary()
      if case .channelType(let type) = operand { return receiving(type, token.range) }
      return unary(.arrow, operand, token.range.start)
    default: return primary(operand())
    }
  }

  private func unary(_ kind: Token.Kind, _ operand: Expression, _ start: Int) -> Expression {
    .unary(UnaryExpression(operator: kind, operand: operand, range: range(from: start)))
  }

  /// `<-` before a channel type belongs to the type: `<-(chan T)` is `(<-chan) T`, and
  /// `<-(chan<- T)` is `<-chan (<-T)`, where T must be a channel type in its turn.
  private mutating func receiving(_ type: ChannelType, _ arrow: ByteRange) -> Expression {
    var element = type.element
    switch type.direction {
    case .both: break
    case .receive: report("expected 'chan'", at: type.arrow ?? arrow)
    case .send:
      if case .channelType(let inner) = element, let second = type.arrow {
        element = receiving(inner, second)
      } else {
        report("expected channel type", at: type.arrow ?? arrow)
      }
    }
    let whole = ByteRange(arrow.start, type.range.end)
    return .channelType(
      ChannelType(direction: .receive, arrow: arrow, element: element, range: whole))
  }
}
