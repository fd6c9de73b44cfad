import Text

extension Parser {
  /// `struct { ... }`, at its keyword.
  mutating func structType() -> Expression {
    let start = self.start
    advance()
    let open = self.start
    expect(.leftBrace)
    var fields: [StructType.Field] = []
    while kind != .rightBrace, kind != .endOfFile, kind != .failure {
      let point = recoveryPoint()
      fields.append(field())
      recover(to: point)
    }
    expect(.rightBrace)
    return .structType(
      StructType(braces: range(from: open), fields: fields, range: range(from: start)))
  }

  private mutating func field() -> StructType.Field {
    let start = self.start
    let (names, type) = fieldNamesAndType()
    let hasTag = kind == .string || kind == .rawString
    let tag = hasTag ? basicLiteral() : nil
    let range = range(from: start)
    expectSemicolon()
    return StructType.Field(names: names, type: type, tag: tag, range: range)
  }

  private mutating func fieldNamesAndType() -> ([Identifier], Expression) {
    guard let name = kind == .identifier ? identifier() : nil else { return ([], embeddedField()) }
    switch kind {
    case .period: return ([], qualifiedType(name))
    case .string, .rawString, .semicolon, .rightBrace: return ([], .identifier(name))
    case .leftBracket:
      let (own, type) = arrayFieldOrInstance(name)
      return (own.map { [$0] } ?? [], type)
    default: break
    }
    var names = [name]
    while take(.comma) {
      if let next = identifier() { names.append(next) }
    }
    return (names, type())
  }

  /// `*T`; `(T)` and `*(T)` are not Go, but clear.
  private mutating func embeddedField() -> Expression {
    let start = self.start
    guard kind == .star || kind == .leftParenthesis else {
      fail("expected field name or embedded type")
      return nothing
    }
    let isPointer = take(.star)
    let isParenthesized = kind == .leftParenthesis
    if isParenthesized {
      report("cannot parenthesize embedded type", at: place)
      advance()
    }
    let isInnerPointer = !isPointer && take(.star)
    guard let name = identifier() else { return nothing }
    let base = qualifiedType(name)
    if isParenthesized { expect(.rightParenthesis) }
    return isPointer || isInnerPointer ? .star(range(from: start), base) : base
  }

  /// After a name, at `[`: a field or parameter `name []E` or `name [n]E`, or the instantiated type
  /// `name[A, B]`, for which the name is nil.
  mutating func arrayFieldOrInstance(_ name: Identifier) -> (Identifier?, Expression) {
    let open = self.start
    advance()
    guard kind != .rightBracket else { return (name, arrayType(from: open, length: nil)) }
    var comma: ByteRange?
    let arguments = allowingLiterals { $0.lengthOrArguments(&comma) }
    expect(.rightBracket)
    if arguments.count == 1, let element = typeIfAny() {
      if let comma { report("unexpected comma; expecting ]", at: comma) }
      let type = ArrayType(
        length: .fixed(arguments[0]), element: element, range: range(from: open))
      return (name, .arrayType(type))
    }
    let brackets = range(from: open)
    let whole = range(from: name.range.start)
    return (
      nil,
      .index(
        IndexExpression(
          base: .identifier(name), brackets: brackets, arguments: arguments, range: whole))
    )
  }

  /// Expressions up to `]`, and the comma before it if there is one.
  private mutating func lengthOrArguments(_ comma: inout ByteRange?) -> [Expression] {
    var list = [expression()]
    while kind == .comma {
      let place = self.place
      advance()
      if kind == .rightBracket {
        comma = place
      } else {
        list.append(expression())
      }
    }
    return list
  }
}
