import Text

/// Terms and what stands behind them.
extension JQParser {
  mutating func parseTerm() throws(JQProblem) -> JQNode {
    let start = token.range.start
    let base = try parseBase()
    var suffixes: [JQSuffix] = []
    if case .path(let inner, let first) = base.kind, case .identity = inner.kind,
      !first.isEmpty, base.range.start == start
    {
      suffixes = first
      try parseSuffixes(&suffixes, of: base)
      return JQNode(kind: .path(inner, suffixes), range: range(from: start))
    }
    try parseSuffixes(&suffixes, of: base)
    if suffixes.isEmpty { return base }
    return JQNode(kind: .path(base, suffixes), range: range(from: start))
  }

  private mutating func parseSuffixes(
    _ suffixes: inout [JQSuffix], of base: JQNode
  ) throws(JQProblem) {
    var isClassicEnd = base.isClassicCompound
    while true {
      let isQuestion = at(.question)
      guard let suffix = try parseSuffix() else { return }
      suffixes.append(suffix)
      if isClassicEnd, !isQuestion { releases.formIntersection(.jq18) }
      if suffixes.isLooseQuestion(at: suffixes.count - 1) { isClassicEnd = true }
    }
  }

  /// `.name`, `."name"`, `[...]`, `.[...]` or `?`
  private mutating func parseSuffix() throws(JQProblem) -> JQSuffix? {
    let start = token.range.start
    let kind: JQSuffix.Kind
    switch token.kind {
    case .field: kind = .field([UInt8](text(take().range).dropFirst()))
    case .symbol(.question):
      take()
      kind = .optional
    case .symbol(.openBracket): kind = try parseIndex()
    case .symbol(.dot):
      take()
      if at(.openBracket) {
        releases.remove(.jq16)
        kind = try parseIndex()
      } else {
        guard let string = try parseString() else { throw unexpected("a field name") }
        kind = .string(string)
      }
    default: return nil
    }
    return JQSuffix(kind: kind, range: range(from: start))
  }

  private mutating func parseIndex() throws(JQProblem) -> JQSuffix.Kind {
    try expect(.openBracket)
    if takeIf(.closeBracket) { return .iterate }
    if takeIf(.colon) {
      let end = try parsePipe()
      try expect(.closeBracket)
      return .slice(nil, end)
    }
    let key = try parsePipe()
    guard takeIf(.colon) else {
      try expect(.closeBracket)
      return .index(key)
    }
    let end = at(.closeBracket) ? nil : try parsePipe()
    try expect(.closeBracket)
    return .slice(key, end)
  }

  // A switch that is a table.
  private mutating func parseBase() throws(JQProblem) -> JQNode {
    let start = token.range.start
    let kind: JQNode.Kind
    switch token.kind {
    case .number:
      take()
      kind = .number
    case .quoteStart, .format: kind = try parseStringOrFormat()
    case .field: return try parseRootSuffix()
    case .symbol(.dot): return try parseDot()
    case .symbol(.recurse):
      take()
      kind = .recurse
    case .symbol(.openParenthesis): return try parseParenthesis()
    case .symbol(.openBracket):
      take()
      kind = .array(at(.closeBracket) ? nil : try parsePipe())
      try expect(.closeBracket)
    case .symbol(.openBrace): kind = try parseObject()
    case .keyword(.if): kind = try parseConditional()
    case .keyword(.reduce), .keyword(.foreach): kind = try parseLoop()
    case .keyword(.break):
      take()
      guard let name = takeVariable() else { throw unexpected("a label") }
      kind = .breakTo(name)
    case .variable, .symbol(.dollar): kind = try parseVariable()
    case .identifier: kind = try parseCall()
    case .keyword(.location):
      take()
      throw JQProblem(offset: start, message: "'__loc__' needs a dollar")
    default: throw unexpected("a term")
    }
    return JQNode(kind: kind, range: range(from: start))
  }

  private mutating func parseStringOrFormat() throws(JQProblem) -> JQNode.Kind {
    if let string = try parseString() { return .string(string) }
    return .format([UInt8](text(take().range).dropFirst()))
  }

  /// `.name` at the start of a term: a suffix of `.`
  private mutating func parseRootSuffix() throws(JQProblem) -> JQNode {
    let start = token.range.start
    let root = JQNode(kind: .identity, range: ByteRange(start, start))
    guard let suffix = try parseSuffix() else { return root }
    return JQNode(kind: .path(root, [suffix]), range: range(from: start))
  }

  /// `.`, `."name"`; `.[...]` is `.` and its suffix.
  private mutating func parseDot() throws(JQProblem) -> JQNode {
    if next.kind == .quoteStart || next.kind == .format { return try parseRootSuffix() }
    return JQNode(kind: .identity, range: take().range)
  }

  /// Keeps the parentheses as a path without suffixes, for what jq calls a term.
  private mutating func parseParenthesis() throws(JQProblem) -> JQNode {
    let start = take().range.start
    let inner = try parsePipe()
    try expect(.closeParenthesis)
    return JQNode(kind: .path(inner, []), range: range(from: start))
  }

  private mutating func parseVariable() throws(JQProblem) -> JQNode.Kind {
    if at(.dollar), next.kind == .symbol(.dollar) {
      releases.remove(.jq16)
      for _ in 0..<3 { try expect(.dollar) }
    }
    guard let name = takeVariable() else { throw unexpected("a variable name") }
    return .variable(name)
  }

  private mutating func parseCall() throws(JQProblem) -> JQNode.Kind {
    let name = text(take().range)
    var arguments: [JQNode] = []
    if takeIf(.openParenthesis) {
      repeat { arguments.append(try parsePipe()) } while takeIf(.semicolon)
      try expect(.closeParenthesis)
    }
    return name.contains(TracedText.holeByte) ? .hole : .call(name, arguments)
  }

  private mutating func parseConditional() throws(JQProblem) -> JQNode.Kind {
    var branches: [JQBranch] = []
    repeat {
      take()
      let condition = try parsePipe()
      try expect(.then)
      branches.append(JQBranch(condition: condition, result: try parsePipe()))
    } while at(.elif)
    var otherwise: JQNode?
    if takeIf(.else) {
      otherwise = try parsePipe()
    } else {
      releases.remove(.jq16)
    }
    try expect(.end)
    return .conditional(branches, otherwise)
  }

  private mutating func parseLoop() throws(JQProblem) -> JQNode.Kind {
    let isReduce = take().kind == .keyword(.reduce)
    let source = try parseExpression(at: .source)
    if !source.isClassicTerm { releases.formIntersection(.jq18) }
    try expect(.as)
    let patterns = try parsePatterns()
    try expect(.openParenthesis)
    let start = try parsePipe()
    try expect(.semicolon)
    let update = try parsePipe()
    let extract = !isReduce && takeIf(.semicolon) ? try parsePipe() : nil
    try expect(.closeParenthesis)
    let loop = JQLoop(
      source: source, patterns: patterns, start: start, update: update, extract: extract)
    return isReduce ? .reduce(loop) : .foreach(loop)
  }
}

extension JQNode {
  /// Whether jq before 1.8 took no index behind the node.
  var isClassicCompound: Bool {
    switch kind {
    case .conditional, .reduce, .foreach: true
    default: false
    }
  }
}
