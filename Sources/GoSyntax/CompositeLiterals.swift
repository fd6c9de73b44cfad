import Text

extension Parser {
  /// Whether `{` after `type` begins a literal of that type and not a block (spec, "Composite
  /// literals").
  mutating func beginsLiteral(_ type: Expression) -> Bool {
    let inner = type.unparenthesized
    switch inner {
    case .identifier, .selector, .index, .bad:
      guard allowsLiteral else { return false }
    case .arrayType, .structType, .mapType: break
    default: return false
    }
    if case .parenthesized(let range, _) = type {
      report("cannot parenthesize type in composite literal", at: range)
    }
    return true
  }

  /// The braces and what stands in them; `type` is nil where it is elided.
  mutating func compositeLiteral(_ type: Expression?) -> Expression {
    let open = self.start
    defer { depth -= 1 }
    guard enter() else { return type ?? nothing }
    advance()
    let elements = allowingLiterals { $0.elements() }
    expect(.rightBrace)
    let start = type?.range.start ?? open
    return .composite(
      CompositeLiteral(
        type: type, braces: range(from: open), elements: elements, range: range(from: start)))
  }

  private mutating func elements() -> [CompositeLiteral.Element] {
    var list: [CompositeLiteral.Element] = []
    while kind != .rightBrace, kind != .failure {
      list.append(element())
      if kind == .rightBrace { break }
      expectComma("composite literal")
    }
    return list
  }

  private mutating func element() -> CompositeLiteral.Element {
    let start = self.start
    let first = elementValue()
    guard take(.colon) else { return .init(key: nil, value: first, range: range(from: start)) }
    let value = elementValue()
    return .init(key: first, value: value, range: range(from: start))
  }

  private mutating func elementValue() -> Expression {
    kind == .leftBrace ? compositeLiteral(nil) : expression()
  }
}

extension Expression {
  /// What stands inside all parentheses around it.
  package var unparenthesized: Expression {
    var result = self
    while case .parenthesized(_, let inner) = result { result = inner }
    return result
  }
}
