import Text

extension JQProgram {
  /// Reads a program of jq 1.6 to 1.8. A hole (byte 0) may stand for a term, for text in a string,
  /// and for a name, a number or a part of one.
  package static func parse(_ program: [UInt8]) -> Result<JQProgram, JQProblem> {
    var lexer = JQLexer(program)
    lexer.run()
    var parser = JQParser(program, lexer.tokens, lexer.releases)
    do throws(JQProblem) { return .success(try parser.parseProgram()) } catch {
      return .failure(error)
    }
  }
}

/// Reads tokens by recursive descent, after `src/parser.y` of jq 1.6, 1.7 and 1.8 at once: what one
/// release refuses takes it out of `releases`.
struct JQParser {
  /// How deep brackets, prefixes and bodies may nest.
  static let depthLimit = 100

  let bytes: [UInt8]
  private let tokens: [JQToken]
  private(set) var index = 0
  private var depth = 0
  var releases: JQReleases

  init(_ bytes: [UInt8], _ tokens: [JQToken], _ releases: JQReleases) {
    self.bytes = bytes
    self.tokens = tokens
    self.releases = releases
  }

  // MARK: Tokens

  var token: JQToken { tokens[index] }
  var next: JQToken { tokens[min(index + 1, tokens.count - 1)] }
  /// Where the last token taken ends.
  var end: Int { index == 0 ? 0 : tokens[index - 1].range.end }

  func text(_ range: ByteRange) -> [UInt8] { [UInt8](bytes[range]) }
  func range(from start: Int) -> ByteRange { ByteRange(start, max(start, end)) }

  @discardableResult mutating func take() -> JQToken {
    let taken = token
    if index + 1 < tokens.count { index += 1 }
    return taken
  }

  func at(_ symbol: JQSymbol) -> Bool { token.kind == .symbol(symbol) }
  func at(_ keyword: JQKeyword) -> Bool { token.kind == .keyword(keyword) }

  mutating func takeIf(_ symbol: JQSymbol) -> Bool {
    guard at(symbol) else { return false }
    take()
    return true
  }

  mutating func takeIf(_ keyword: JQKeyword) -> Bool {
    guard at(keyword) else { return false }
    take()
    return true
  }

  mutating func expect(_ symbol: JQSymbol) throws(JQProblem) {
    guard takeIf(symbol) else { throw unexpected("'\(symbol.rawValue)'") }
  }

  mutating func expect(_ keyword: JQKeyword) throws(JQProblem) {
    guard takeIf(keyword) else { throw unexpected("'\(keyword.rawValue)'") }
  }

  func unexpected(_ wanted: String) -> JQProblem {
    if case .invalid(let message) = token.kind {
      return JQProblem(offset: token.range.start, message: message)
    }
    let found = token.kind == .end ? "the program ends" : "found something else"
    return JQProblem(offset: token.range.start, message: "expected \(wanted), but \(found)")
  }

  /// Runs `body` one level deeper.
  mutating func nested<Value>(
    _ body: (inout JQParser) throws(JQProblem) -> Value
  ) throws(JQProblem) -> Value {
    guard depth < JQParser.depthLimit else {
      throw JQProblem(offset: token.range.start, message: "nested too deeply")
    }
    depth += 1
    defer { depth -= 1 }
    return try body(&self)
  }

  // MARK: Programs

  mutating func parseProgram() throws(JQProblem) -> JQProgram {
    if takeIf(.module) { try parseMetadata(isModule: true) }
    var usesModules = false
    while at(.import) || at(.include) {
      usesModules = true
      try parseImport()
    }
    let body = try parseMain()
    guard token.kind == .end else { throw unexpected("the end of the program") }
    return JQProgram(usesModules: usesModules, body: body, releases: releases)
  }

  /// The end may come after definitions or nothing: the program is then `.`.
  private mutating func parseMain() throws(JQProblem) -> JQNode {
    var stages: [JQNode] = []
    while at(.def) { stages.append(try parseDefinition()) }
    if token.kind == .end {
      stages.append(JQNode(kind: .identity, range: ByteRange(bytes.count, bytes.count)))
      return joined(stages, from: stages[0].range.start)
    }
    let body = try parsePipe()
    if stages.isEmpty { return body }
    return joined(stages + [body], from: stages[0].range.start)
  }

  /// jq 1.6 took any constant as the metadata of the module itself.
  private mutating func parseMetadata(isModule: Bool = false) throws(JQProblem) {
    let node = try parsePipe()
    guard let constant = JQConstant(node) else {
      throw JQProblem(offset: node.range.start, message: "module metadata must be constant")
    }
    if constant != .object {
      if isModule { releases.formIntersection(.jq16) }
      if !isModule {
        throw JQProblem(offset: node.range.start, message: "module metadata must be an object")
      }
    }
    try expect(.semicolon)
  }

  private mutating func parseImport() throws(JQProblem) {
    let isImport = take().kind == .keyword(.import)
    guard let path = try parseString() else { throw unexpected("a module path") }
    guard path.constant != nil else {
      throw JQProblem(offset: path.range.start, message: "a module path must be constant")
    }
    if isImport {
      try expect(.as)
      guard takeVariable() != nil || takeName() != nil else { throw unexpected("a name") }
    }
    if takeIf(.semicolon) { return }
    try parseMetadata()
  }

  /// `name`
  mutating func takeName() -> [UInt8]? {
    guard token.kind == .identifier else { return nil }
    return text(take().range)
  }

  /// `$name`, or `$ name` as jq 1.6 allowed.
  mutating func takeVariable() -> [UInt8]? {
    if token.kind == .variable { return [UInt8](text(take().range).dropFirst()) }
    guard at(.dollar), next.kind == .identifier || next.kind == .keyword(.location) else {
      return nil
    }
    releases.formIntersection(.jq16)
    take()
    return text(take().range)
  }

  // MARK: Pipes

  /// `stages` as one node.
  func joined(_ stages: [JQNode], from start: Int) -> JQNode {
    if stages.count == 1, let only = stages.first, !only.isHeader { return only }
    return JQNode(kind: .pipe(stages), range: range(from: start))
  }

  /// `a | b`, with definitions, bindings and labels in front.
  mutating func parsePipe() throws(JQProblem) -> JQNode {
    try nested { (parser) throws(JQProblem) in try parser.parseStages() }
  }

  private mutating func parseStages() throws(JQProblem) -> JQNode {
    let start = token.range.start
    var stages: [JQNode] = []
    while true {
      let stage = try parseStage()
      stages.append(stage)
      if stage.isHeader { continue }
      guard takeIf(.bar) else { return joined(stages, from: start) }
    }
  }

  /// A comma list, or what governs the rest of the pipe.
  private mutating func parseStage() throws(JQProblem) -> JQNode {
    let start = token.range.start
    if at(.def) { return try parseDefinition() }
    if at(.label) { return try parseLabel() }
    let first = try parseExpression()
    if at(.as) { return try parseBinding(of: first) }
    guard at(.comma) else { return first }
    var items = [first]
    while takeIf(.comma) {
      if at(.def) || at(.label) {
        items.append(try parsePipe())
        break
      }
      let item = try parseExpression()
      items.append(at(.as) ? try parseBody(after: parseBinding(of: item)) : item)
    }
    return JQNode(kind: .comma(items), range: range(from: start))
  }

  /// The rest of a pipe that `header` governs, as one node.
  mutating func parseBody(after header: JQNode) throws(JQProblem) -> JQNode {
    let body = try parsePipe()
    var stages = [header]
    if case .pipe(let rest) = body.kind { stages += rest } else { stages.append(body) }
    return joined(stages, from: header.range.start)
  }

  /// `as patterns |`
  mutating func parseBinding(of source: JQNode) throws(JQProblem) -> JQNode {
    if !source.isClassicTerm { releases.formIntersection(.jq18) }
    try expect(.as)
    let patterns = try parsePatterns()
    try expect(.bar)
    return JQNode(kind: .bind(source, patterns), range: range(from: source.range.start))
  }

  mutating func parseLabel() throws(JQProblem) -> JQNode {
    let start = take().range.start
    guard let name = takeVariable() else { throw unexpected("a label") }
    try expect(.bar)
    return JQNode(kind: .label(name), range: range(from: start))
  }

  mutating func parseDefinition() throws(JQProblem) -> JQNode {
    let start = take().range.start
    guard let name = takeName() else { throw unexpected("a function name") }
    var parameters: [[UInt8]] = []
    if takeIf(.openParenthesis) {
      repeat { parameters.append(try parseParameter()) } while takeIf(.semicolon)
      try expect(.closeParenthesis)
    }
    try expect(.colon)
    let body = try parsePipe()
    try expect(.semicolon)
    let definition = JQDefinition(name: name, parameters: parameters, body: body)
    return JQNode(kind: .define(definition), range: range(from: start))
  }

  private mutating func parseParameter() throws(JQProblem) -> [UInt8] {
    if let name = takeVariable() { return [UInt8(ascii: "$")] + name }
    guard let name = takeName() else { throw unexpected("a parameter") }
    return name
  }
}

extension JQNode {
  /// Whether the node governs the stages behind it.
  var isHeader: Bool {
    switch kind {
    case .bind, .label, .define: true
    default: false
    }
  }

  /// Whether jq 1.6 and 1.7 took the node for a term, as they asked before `as` and in `{a: ...}`.
  var isClassicTerm: Bool {
    switch kind {
    case .pipe, .bind, .label, .define, .comma, .operation, .negate, .reduce, .foreach,
      .conditional, .attempt:
      return false
    case .path(let base, let suffixes):
      if suffixes.isEmpty { return true }
      guard base.isClassicTerm || base.isBracketed else { return false }
      return !suffixes.hasLooseQuestion
    default: return true
    }
  }

  /// Whether a `?` of the node belonged, before 1.8, to a `try` in front of it.
  var endsInLooseQuestion: Bool {
    guard case .path(_, let suffixes) = kind else { return false }
    return suffixes.hasLooseQuestion
  }

  /// A node in parentheses is wrapped in a path without suffixes.
  var isBracketed: Bool {
    guard case .path(_, let suffixes) = kind else { return false }
    return suffixes.isEmpty
  }
}

extension JQSuffix {
  fileprivate var isOptional: Bool {
    if case .optional = kind { true } else { false }
  }
}

extension [JQSuffix] {
  /// Whether a `?` follows something other than an index.
  var hasLooseQuestion: Bool {
    indices.contains(where: isLooseQuestion)
  }

  func isLooseQuestion(at index: Int) -> Bool {
    guard self[index].isOptional else { return false }
    return index == 0 || self[index - 1].isOptional
  }
}
