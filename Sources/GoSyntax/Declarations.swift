import Text

extension Parser {
  /// A declaration that begins with `import`, `const`, `var`, `type` or `func`, and its semicolon.
  mutating func declaration() -> Declaration {
    switch kind {
    case .import: return .imports(group { $0.importSpec() })
    case .const: return .constants(group { $0.valueSpec(isConstant: true) })
    case .var: return .variables(group { $0.valueSpec(isConstant: false) })
    case .type: return .types(group { $0.typeSpec() })
    case .func: return functionDeclaration()
    default:
      fail("expected declaration")
      return .bad(ByteRange(lastEnd, lastEnd))
    }
  }

  /// The keyword and one spec, or specs in parentheses.
  private mutating func group<Spec>(_ spec: (inout Parser) -> Spec?) -> SpecGroup<Spec> {
    let start = self.start
    advance()
    let open = self.start
    guard take(.leftParenthesis) else {
      let spec = spec(&self)
      let range = range(from: start)
      expectSemicolon()
      return SpecGroup(parentheses: nil, specs: spec.map { [$0] } ?? [], range: range)
    }
    var specs: [Spec] = []
    while kind != .rightParenthesis, kind != .endOfFile, kind != .failure {
      let point = recoveryPoint()
      if let spec = spec(&self) { specs.append(spec) }
      expectSemicolon()
      recover(to: point)
    }
    expect(.rightParenthesis)
    let range = range(from: start)
    let parentheses = self.range(from: open)
    expectSemicolon()
    return SpecGroup(parentheses: parentheses, specs: specs, range: range)
  }

  private mutating func importSpec() -> ImportSpec? {
    let start = self.start
    var name: Identifier?
    if kind == .identifier {
      name = identifier()
    } else if kind == .period {
      name = Identifier(name: ".", range: place)
      advance()
    }
    guard kind == .string || kind == .rawString else {
      fail("expected import path")
      return nil
    }
    let path = basicLiteral()
    return ImportSpec(name: name, path: path, range: range(from: start))
  }

  private mutating func valueSpec(isConstant: Bool) -> ValueSpec? {
    let start = self.start
    guard let first = identifier() else { return nil }
    var names = [first]
    while take(.comma) {
      if let name = identifier() { names.append(name) }
    }
    let type = isConstant ? typeIfAny() : kind == .assign ? nil : self.type()
    let values = take(.assign) ? expressionList() : []
    return ValueSpec(names: names, type: type, values: values, range: range(from: start))
  }

  private mutating func functionDeclaration() -> Declaration {
    let start = self.start
    advance()
    let receiver = kind == .leftParenthesis ? parameterList(isResult: false) : nil
    guard let name = identifier() else { return .bad(range(from: start)) }
    let open = self.start
    let typeParameters = kind == .leftBracket ? self.typeParameters() : nil
    let type = signature(from: open, typeParameters)
    let body = kind == .leftBrace ? block() : nil
    let range = range(from: start)
    expectSemicolon()
    if body == nil, kind == .leftBrace {
      fail("unexpected semicolon or newline before '{'")
    }
    return .function(
      FunctionDeclaration(receiver: receiver, name: name, type: type, body: body, range: range))
  }
}
