import Text

extension Parser {
  /// A type; fails if there is none.
  mutating func type() -> Expression {
    if let type = typeIfAny() { return type }
    fail("expected type")
    return nothing
  }

  /// A type, or nil if none begins here.
  mutating func typeIfAny() -> Expression? {
    defer { depth -= 1 }
    guard enter() else { return nil }
    let start = self.start
    switch kind {
    case .identifier: return namedType()
    case .leftBracket:
      advance()
      return arrayType(from: start, length: nil)
    case .struct: return structType()
    case .star:
      advance()
      let base = type()
      return .star(range(from: start), base)
    case .func: return .functionType(functionType())
    case .interface: return interfaceType()
    case .map: return mapType()
    case .chan, .arrow: return channelType()
    case .leftParenthesis:
      advance()
      let inner = type()
      expect(.rightParenthesis)
      return .parenthesized(range(from: start), inner)
    default: return nil
    }
  }

  /// `Name`, `pkg.Name`, `Name[A, B]`
  private mutating func namedType() -> Expression {
    guard let name = identifier() else { return nothing }
    return qualifiedType(name)
  }

  /// The type that begins with `name`, which was taken.
  mutating func qualifiedType(_ name: Identifier) -> Expression {
    let result = typeName(name)
    return kind == .leftBracket ? typeInstance(result) : result
  }

  /// `name` or `name.name`
  mutating func typeName(_ name: Identifier) -> Expression {
    guard take(.period) else { return .identifier(name) }
    guard let member = identifier() else { return .identifier(name) }
    return .selector(
      SelectorExpression(
        base: .identifier(name), name: member, range: range(from: name.range.start)))
  }

  /// `base[A, B]`, at its bracket.
  mutating func typeInstance(_ base: Expression) -> Expression {
    let open = self.start
    advance()
    let arguments = typeArguments()
    return instance(base, open, arguments)
  }

  /// Types up to `]`, at least one.
  mutating func typeArguments() -> [Expression] {
    var list: [Expression] = []
    repeat {
      list.append(type())
      if kind != .rightBracket { expectComma("type argument list") }
    } while kind != .rightBracket && kind != .failure
    return list
  }

  /// Takes the `]` of `base[arguments]`.
  mutating func instance(
    _ base: Expression, _ open: Int, _ arguments: [Expression]
  ) -> Expression {
    expect(.rightBracket)
    return .index(
      IndexExpression(
        base: base, brackets: range(from: open), arguments: arguments,
        range: range(from: base.range.start)))
  }

  /// `[n]T`, after `[` and perhaps after the length, which is then given.
  mutating func arrayType(from start: Int, length given: Expression?) -> Expression {
    let length = given.map(ArrayType.Length.fixed) ?? arrayLength()
    expect(.rightBracket)
    let element = type()
    return .arrayType(ArrayType(length: length, element: element, range: range(from: start)))
  }

  private mutating func arrayLength() -> ArrayType.Length {
    let place = self.place
    if kind == .rightBracket { return .slice }
    if take(.ellipsis) { return .ellipsis(place) }
    return .fixed(allowingLiterals { $0.expression() })
  }

  private mutating func mapType() -> Expression {
    let start = self.start
    advance()
    expect(.leftBracket)
    let key = type()
    expect(.rightBracket)
    let value = type()
    return .mapType(MapType(key: key, value: value, range: range(from: start)))
  }

  private mutating func channelType() -> Expression {
    let start = self.start
    var direction = ChannelType.Direction.both
    var arrow: ByteRange?
    if kind == .arrow {
      (direction, arrow) = (.receive, place)
      advance()
      expect(.chan)
    } else {
      advance()
      if kind == .arrow {
        (direction, arrow) = (.send, place)
        advance()
      }
    }
    let element = type()
    return .channelType(
      ChannelType(
        direction: direction, arrow: arrow, element: element, range: range(from: start)))
  }
}
