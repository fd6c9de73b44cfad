import Text

extension Parser {
  /// `interface { ... }`, at its keyword.
  mutating func interfaceType() -> Expression {
    let start = self.start
    advance()
    let open = self.start
    expect(.leftBrace)
    var elements: [InterfaceType.Element] = []
    while kind != .rightBrace, kind != .endOfFile, kind != .failure {
      let point = recoveryPoint()
      elements.append(interfaceElement())
      expectSemicolon()
      recover(to: point)
    }
    expect(.rightBrace)
    return .interfaceType(
      InterfaceType(braces: range(from: open), elements: elements, range: range(from: start)))
  }

  private mutating func interfaceElement() -> InterfaceType.Element {
    guard let name = kind == .identifier ? identifier() : nil else { return .embedded(union()) }
    switch kind {
    case .leftParenthesis: return .method(name, signature(from: start))
    case .leftBracket: return methodOrInstance(name)
    default: return .embedded(union(from: qualifiedType(name)))
    }
  }

  /// `name[A, B]`; `name[T any](...)`, a generic method, is not Go, but clear.
  private mutating func methodOrInstance(_ name: Identifier) -> InterfaceType.Element {
    let open = place
    advance()
    let first = allowingLiterals { $0.expression() }
    if case .identifier(let parameter) = first, kind != .comma, kind != .rightBracket {
      let entry = ParameterEntry(name: parameter)
      let list = parameters(after: entry, closing: .rightBracket)
      expect(.rightBracket)
      report("interface method must have no type parameters", at: open)
      let typeParameters = ParameterList(
        isEnclosed: true, parameters: list, range: range(from: open.start))
      return .method(name, signature(from: open.start, typeParameters))
    }
    var arguments = [first]
    if take(.comma), kind != .rightBracket { arguments += typeArguments() }
    return .embedded(union(from: instance(.identifier(name), open.start, arguments)))
  }

  /// `A | ~B | C`, at its first term.
  mutating func union() -> Expression {
    let first = term()
    return union(from: first)
  }

  /// `first` and the terms after it.
  mutating func union(from first: Expression) -> Expression {
    var rest: [BinaryExpression.Link] = []
    while kind == .or {
      let place = self.place
      advance()
      rest.append(.init(operator: .or, operatorRange: place, operand: term()))
    }
    guard !rest.isEmpty else { return first }
    let range = range(from: first.range.start)
    return .binary(BinaryExpression(first: first, rest: rest, range: range))
  }

  /// `T` or `~T`
  private mutating func term() -> Expression {
    let start = self.start
    guard take(.tilde) else { return type() }
    let operand = type()
    return .unary(UnaryExpression(operator: .tilde, operand: operand, range: range(from: start)))
  }
}
