import Text

/// Object constructions and the patterns that take values apart.
extension JQParser {
  /// `{name, "name", $name, name: value, (key): value}`; a comma may stand at the end.
  mutating func parseObject() throws(JQProblem) -> JQNode.Kind {
    try expect(.openBrace)
    var members: [JQMember] = []
    while !at(.closeBrace) {
      members.append(try parseMember())
      guard takeIf(.comma) else { break }
    }
    try expect(.closeBrace)
    return .object(members)
  }

  private mutating func parseMember() throws(JQProblem) -> JQMember {
    let start = token.range.start
    let wasKeyword = isKeyword
    let isLocation = token.kind == .variable && text(token.range) == [UInt8]("$__loc__".utf8)
    let key = try parseKey()
    let keyRange = range(from: start)
    var value: JQNode?
    if takeIf(.colon) {
      if case .variable = key { releases.remove(.jq16) }
      value = try parseValue()
    } else {
      if case .computed = key { throw unexpected("':'") }
      if wasKeyword || isLocation { releases.remove(.jq16) }
    }
    return JQMember(key: key, keyRange: keyRange, value: value, range: range(from: start))
  }

  private var isKeyword: Bool {
    if case .keyword = token.kind { true } else { false }
  }

  /// A key of an object or of a pattern.
  private mutating func parseKey() throws(JQProblem) -> JQMember.Key {
    if let string = try parseString() { return .string(string) }
    if let name = takeVariable() { return .variable(name) }
    if token.kind == .identifier || isKeyword { return .name(text(take().range)) }
    guard at(.openParenthesis) else { throw unexpected("a key") }
    let start = take().range.start
    let key = try parsePipe()
    try expect(.closeParenthesis)
    if let constant = JQConstant(key), constant != .string {
      throw JQProblem(offset: start, message: "object keys must be strings")
    }
    return .computed(key)
  }

  /// Pipes of terms; from 1.8 of expressions.
  private mutating func parseValue() throws(JQProblem) -> JQNode {
    let start = token.range.start
    var stages: [JQNode] = []
    repeat {
      let stage = try parseExpression(at: .source)
      if !stage.isClassicValue { releases.formIntersection(.jq18) }
      stages.append(stage)
    } while takeIf(.bar)
    return joined(stages, from: start)
  }

  /// `$name`, `[a, b]` or `{key: a}`, with `?//` between alternatives.
  mutating func parsePatterns() throws(JQProblem) -> [JQPattern] {
    var patterns = [try parsePattern()]
    while takeIf(.otherwise) { patterns.append(try parsePattern()) }
    return patterns
  }

  private mutating func parsePattern() throws(JQProblem) -> JQPattern {
    try nested { (parser) throws(JQProblem) in try parser.parsePatternInside() }
  }

  private mutating func parsePatternInside() throws(JQProblem) -> JQPattern {
    if let name = takeVariable() { return .variable(name) }
    if takeIf(.openBracket) {
      var items: [JQPattern] = []
      repeat { items.append(try parsePattern()) } while takeIf(.comma)
      try expect(.closeBracket)
      return .array(items)
    }
    guard takeIf(.openBrace) else { throw unexpected("a pattern") }
    var members: [JQPatternMember] = []
    repeat { members.append(try parsePatternMember()) } while takeIf(.comma)
    try expect(.closeBrace)
    return .object(members)
  }

  private mutating func parsePatternMember() throws(JQProblem) -> JQPatternMember {
    let start = token.range.start
    let key = try parseKey()
    let keyRange = range(from: start)
    if takeIf(.colon) {
      return JQPatternMember(key: key, keyRange: keyRange, pattern: try parsePattern())
    }
    guard case .variable = key else { throw unexpected("':'") }
    return JQPatternMember(key: key, keyRange: keyRange, pattern: nil)
  }
}

extension JQNode {
  /// Whether jq before 1.8 took the node as the value of an object's pair.
  var isClassicValue: Bool {
    if case .negate(let operand) = kind { return operand.isClassicValue }
    return isClassicTerm
  }
}

/// What a constant expression is: jq refuses some constants while it reads a program.
enum JQConstant: Equatable {
  case null, boolean, number, string, array, object

  /// Nil for what is not constant.
  init?(_ node: JQNode) {
    switch node.kind {
    case .number: self = .number
    case .string(let string) where string.constant != nil: self = .string
    case .call(let name, let arguments) where arguments.isEmpty:
      switch String(decoding: name, as: UTF8.self) {
      case "null": self = .null
      case "true", "false": self = .boolean
      default: return nil
      }
    case .path(let inner, let suffixes) where suffixes.isEmpty: self.init(inner)
    case .array(let items):
      guard JQConstant.areConstant(items.map(JQConstant.items) ?? []) else { return nil }
      self = .array
    case .object(let members):
      for member in members {
        guard member.isConstant else { return nil }
      }
      self = .object
    case .operation(let operands, let operators): self.init(operands, operators)
    default: return nil
    }
  }

  private static func items(_ node: JQNode) -> [JQNode] {
    if case .comma(let items) = node.kind { items } else { [node] }
  }

  private static func areConstant(_ nodes: [JQNode]) -> Bool {
    nodes.allSatisfy { JQConstant($0) != nil }
  }

  /// jq computes operations on two constant numbers or strings while it reads.
  private init?(_ operands: [JQNode], _ operators: [JQOperator]) {
    var result: JQConstant?
    for (index, operand) in operands.enumerated() {
      guard let own = JQConstant(operand) else { return nil }
      guard let left = result else {
        result = own
        continue
      }
      guard left == own, own == .number || own == .string else { return nil }
      switch operators[index - 1] {
      case .add: break
      case .subtract, .multiply, .divide, .remainder:
        guard own == .number else { return nil }
      case .compare, .order: result = .boolean
      default: return nil
      }
    }
    guard let result else { return nil }
    self = result
  }
}

extension JQMember {
  fileprivate var isConstant: Bool {
    guard let value, JQConstant(value) != nil else { return false }
    switch key {
    case .name: return true
    case .string(let string): return string.constant != nil
    case .computed(let node): return JQConstant(node) == .string
    case .variable: return false
    }
  }
}
