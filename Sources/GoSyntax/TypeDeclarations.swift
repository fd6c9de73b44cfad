import Text

extension Parser {
  /// `Name[P any] T`, `Name = T`
  mutating func typeSpec() -> TypeSpec? {
    let start = self.start
    guard let name = identifier() else { return nil }
    guard kind == .leftBracket else { return typeSpec(name, nil, start) }
    let open = self.start
    advance()
    guard kind == .identifier, let first = identifier() else {
      return typeSpec(name, arrayType(from: open, length: nil), start)
    }
    let length = lengthOrParameter(first)
    // `[P *E, ...` could be a product but for the comma; `[P]` is a length.
    let split = parameter(in: length, isForced: kind == .comma)
    guard let split, split.type != nil || kind != .rightBracket else {
      return typeSpec(name, arrayType(from: open, length: length), start)
    }
    let list = parameters(after: split, closing: .rightBracket)
    expect(.rightBracket)
    let parameters = ParameterList(
      isEnclosed: true, parameters: list, range: range(from: open))
    return typeSpec(name, nil, start, parameters)
  }

  /// The rest of a spec: an alias sign, and the type unless it was read.
  private mutating func typeSpec(
    _ name: Identifier, _ type: Expression?, _ start: Int, _ parameters: ParameterList? = nil
  ) -> TypeSpec {
    let isAlias = type == nil && take(.assign)
    let type = type ?? self.type()
    return TypeSpec(
      name: name, typeParameters: parameters, isAlias: isAlias, type: type,
      range: range(from: start))
  }

  /// What stands after `[` as one expression, the length of an array or the begin of a type
  /// parameter list. A name before `[` is always a type parameter: `[P []E]`.
  private mutating func lengthOrParameter(_ first: Identifier) -> Expression {
    guard kind != .leftBracket else { return .identifier(first) }
    return allowingLiterals { parser in
      let left = parser.primary(.identifier(first))
      return parser.binary(left, 1)
    }
  }

  /// `expression` as a type parameter and its constraint: `P *E` was read as a product, `P (E)` as
  /// a call. Nil if it is an ordinary expression, which `isForced` rules out where it is unclear.
  private func parameter(in expression: Expression, isForced: Bool) -> ParameterEntry? {
    switch expression {
    case .identifier(let name): return ParameterEntry(name: name)
    case .binary(let binary): return parameter(in: binary, isForced: isForced)
    case .call(let call):
      guard case .identifier(let name) = call.function, call.arguments.count == 1,
        call.ellipsis == nil, isForced || call.arguments[0].isTypeElement
      else { return nil }
      return ParameterEntry(
        name: name, type: .parenthesized(call.parentheses, call.arguments[0]))
    default: return nil
    }
  }

  private func parameter(in binary: BinaryExpression, isForced: Bool) -> ParameterEntry? {
    let first = binary.rest[0]
    if first.operator == .star {
      guard binary.rest.count == 1, case .identifier(let name) = binary.first,
        isForced || first.operand.isTypeElement
      else { return nil }
      let range = ByteRange(first.operatorRange.start, binary.range.end)
      return ParameterEntry(name: name, type: .star(range, first.operand))
    }
    guard binary.rest.allSatisfy({ $0.operator == .or }) else { return nil }
    let isForced = isForced || binary.rest.contains { $0.operand.isTypeElement }
    guard let split = parameter(in: binary.first, isForced: isForced), let type = split.type else {
      return nil
    }
    let range = ByteRange(type.range.start, binary.range.end)
    let union = BinaryExpression(first: type, rest: binary.rest, range: range)
    return ParameterEntry(name: split.name, type: .binary(union))
  }
}

extension Expression {
  /// Whether it can only be an element of a constraint and not a value.
  fileprivate var isTypeElement: Bool {
    switch self {
    case .arrayType, .structType, .functionType, .interfaceType, .mapType, .channelType: true
    case .binary(let binary):
      binary.first.isTypeElement || binary.rest.contains { $0.operand.isTypeElement }
    case .unary(let unary): unary.operator == .tilde
    case .parenthesized(_, let inner): inner.isTypeElement
    default: false
    }
  }
}
