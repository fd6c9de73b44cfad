import GoSyntax
import Text

/// Composite and function literals.
extension Inference {
  /// The type of a composite literal.
  mutating func literal(_ literal: CompositeLiteral, _ expected: GoType) -> GoType {
    let written = literal.type.map { type($0) }
    let whole = written ?? expected
    var inner = whole
    if written == nil, case .pointer(let type) = expected { inner = type }
    switch underlying(inner) {
    case .sdk(let type): fields(of: literal, type)
    case .structure(let index): fields(of: literal, structFields(index, of: inner))
    case .slice(let element):
      for entry in literal.elements {
        _ = entry.key.map { infer($0) }
        assign(infer(entry.value, expecting: element), to: element)
      }
    case .map(let key, let value):
      for entry in literal.elements {
        if let written = entry.key { assign(infer(written, expecting: key), to: key) }
        assign(infer(entry.value, expecting: value), to: value)
      }
    default:
      for entry in literal.elements {
        if let key = entry.key, !key.isIdentifier { _ = infer(key) }
        _ = infer(entry.value)
      }
    }
    return whole
  }

  private mutating func fields(of literal: CompositeLiteral, _ type: SDKType) {
    if type.isDeprecated { record(.literal(literal, type.meaning), type.cell, type.version) }
    for (index, entry) in literal.elements.enumerated() {
      var expected = GoType.unknown
      if case .identifier(let name)? = entry.key {
        expected = sdkMember(name, of: type) ?? .unknown
      } else if entry.key == nil, case .parameters(let operation) = type.meaning {
        expected = parameter(at: index, operation, type)
      }
      assign(infer(entry.value, expecting: expected), to: expected)
    }
  }

  private mutating func fields(of literal: CompositeLiteral, _ fields: [StructField]) {
    for (index, entry) in literal.elements.enumerated() {
      var expected = GoType.unknown
      if case .identifier(let name)? = entry.key {
        let field = fields.first { $0.name == name.name }
        if let field { useEmbedded(field, name) }
        expected = field?.type ?? .unknown
      } else if entry.key == nil, index < fields.count {
        expected = fields[index].type
      }
      assign(infer(entry.value, expecting: expected), to: expected)
    }
  }

  /// The type of a function literal, with what it does.
  mutating func function(_ literal: FunctionLiteral) -> GoType {
    let signature = signature(of: literal.type)
    walk(literal.body, literal.type, signature)
    return .function(signature)
  }

  /// Mocks: names of methods in strings, and functions that run in place of methods.
  mutating func recordMock(
    _ selector: SelectorExpression, _ call: CallExpression, _ type: SDKType
  ) {
    switch (type.meaning, selector.name.name) {
    case (.service(let service), "On"), (.service(let service), "AssertCalled"),
      (.service(let service), "AssertNotCalled"),
      (.service(let service), "AssertNumberOfCalls"):
      recordText(call, service, type, isCounted: selector.name.name == "AssertNumberOfCalls")
    case (.expectation(let method), "Run"), (.expectation(let method), "RunAndReturn"):
      guard method.form == .positional else { return }
      if case .function(let literal)? = call.arguments.first {
        record(.parameters(literal.type, method), type.cell, type.version)
      } else if names.rules.operations[method.operation].isReordered {
        cells.block(type.cell, "the function that stands in for the method is written elsewhere")
      }
    default: break
    }
  }

  /// The same for a mock of the module's own, whose methods hand on what they are called with in
  /// the order that `On` has it, which stays.
  mutating func recordOwnMock(
    _ selector: SelectorExpression, _ call: CallExpression, _ mock: Int
  ) {
    let name = selector.name.name
    guard name == "On" || name.hasPrefix("Assert"), types[mock].methods[name] == nil else { return }
    for case .literal(let literal) in call.arguments.prefix(2) where literal.kind.isString {
      let text = goStringUnits(literal.range, in: source.bytes).flatMap(\.meaning)
      let own = types[mock].methods[String(decoding: text, as: UTF8.self)]
      guard let own, let method = own.method, let cell = own.cell, method.isDeprecated else {
        continue
      }
      for case .sdk(let type) in (own.results + own.parameters).map(\.pointee) {
        return record(.methodText(literal, method), cell, type.version)
      }
    }
  }

  private mutating func recordText(
    _ call: CallExpression, _ service: Int, _ type: SDKType, isCounted: Bool
  ) {
    for (index, argument) in call.arguments.enumerated() {
      guard case .literal(let literal) = argument, literal.kind.isString else { continue }
      let text = goStringUnits(literal.range, in: source.bytes).flatMap(\.meaning)
      guard let method = names.method(String(decoding: text, as: UTF8.self), of: service) else {
        continue
      }
      record(.methodText(literal, method), type.cell, type.version)
      // The arguments follow, the context first.
      if method.form == .positional, !isCounted, call.arguments.count > index + 2 {
        record(.expectation(call, method, first: index + 2), type.cell, type.version)
      }
      return
    }
  }

  /// `client.Shared - TierSnapshotsApi.Method(...)`: what pages of the documentation have where
  /// the SDK has one name.
  mutating func documentedService(_ binary: BinaryExpression) -> GoType? {
    guard case .selector(let first) = binary.first, binary.rest.count == 1,
      binary.rest[0].operator == .minus, let rest = binary.rest[0].operand.innermostName,
      let entry = names.service(field: first.name.name + rest.name), entry.isDeprecated,
      case .service(let index) = entry.meaning, lookup(rest.name) == nil
    else { return nil }
    var version = names.rules.smallest
    if case .sdk(let client) = infer(first.base).pointee { version = client.version }
    let type = SDKType(
      cell: cells.add(), meaning: entry.meaning, isDeprecated: true, version: version)
    record(
      .documentedField(ByteRange(first.name.range.start, rest.range.end), index), type.cell,
      version)
    scopes.append([rest.name: Binding(type: .sdk(type))])
    defer { scopes.removeLast() }
    return infer(binary.rest[0].operand)
  }
}

extension Expression {
  var isIdentifier: Bool { if case .identifier = self { true } else { false } }

  /// The name at the beginning of a chain of selectors and calls.
  var innermostName: Identifier? {
    switch self {
    case .identifier(let name): name
    case .selector(let selector): selector.base.innermostName
    case .call(let call): call.function.innermostName
    default: nil
    }
  }
}
