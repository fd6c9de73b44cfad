import Text

/// Recursive descent over the tokens of a file, after go/parser.
///
/// The first token that does not fit makes the parser fail: it records an issue and from then on
/// sees no token but `failure`, so that every loop ends and every function returns what it has.
/// The lists of statements, declarations and their like notice it, skip to where the next item
/// begins (`Recovery.swift`), and go on.
struct Parser {
  /// How deep a file may nest; go/parser allows 100,000, for which no stack of ours is made.
  static let depthLimit = 1000

  let bytes: [UInt8]
  let tokens: [Token]
  let comments: [ByteRange]
  var issues: [GoIssue]
  /// The index of the current token.
  var index = 0
  /// The kind of the current token; `failure` while unwinding.
  var kind: Token.Kind
  /// The end of the last token that was taken.
  var lastEnd = 0
  /// The brackets that are open here.
  var brackets = OpenBrackets()
  /// How deep the current place is nested.
  var depth = 0
  /// Whether `name {` begins a composite literal; not so in the header of `if`, `for` and `switch`
  /// (spec, "Composite literals").
  var allowsLiteral = true
  /// Whether the file nested too deep and the rest of it is not looked at.
  var hasGivenUp = false

  init(_ lexer: Lexer) {
    bytes = lexer.bytes
    tokens = lexer.tokens
    comments = lexer.comments
    issues = lexer.issues
    kind = lexer.tokens[0].kind
  }

  /// The range of the current token.
  var place: ByteRange { tokens[index].range }
  /// Where the current token begins.
  var start: Int { tokens[index].range.start }

  /// From `start` through the last token that was taken.
  func range(from start: Int) -> ByteRange { ByteRange(start, max(start, lastEnd)) }

  /// Takes the current token, whatever it is.
  mutating func advance() {
    switch kind {
    case .failure, .endOfFile: return
    case .leftParenthesis, .leftBracket, .leftBrace: brackets.open(kind)
    case .rightParenthesis, .rightBracket, .rightBrace: brackets.close(kind.opening)
    default: break
    }
    if !place.isEmpty { lastEnd = place.end }
    index += 1
    kind = tokens[index].kind
  }

  /// Takes the current token if it is of that kind.
  mutating func take(_ wanted: Token.Kind) -> Bool {
    guard kind == wanted else { return false }
    advance()
    return true
  }

  /// Takes the current token, or fails if it is of another kind.
  mutating func expect(_ wanted: Token.Kind) {
    if kind == wanted { advance() } else { fail("expected '\(wanted.rawValue)'") }
  }

  /// A name; nil if there is none and the parser failed.
  mutating func identifier() -> Identifier? {
    guard kind == .identifier else {
      fail("expected name")
      return nil
    }
    let range = place
    advance()
    return Identifier(name: String(decoding: bytes[range], as: UTF8.self), range: range)
  }

  /// The end of a statement, spec or field; a closing bracket may stand for it.
  mutating func expectSemicolon() {
    if kind == .rightParenthesis || kind == .rightBrace { return }
    if kind == .semicolon { advance() } else { fail("expected ';'") }
  }

  /// Records an issue at the current token and begins to unwind.
  mutating func fail(_ message: String) {
    guard kind != .failure else { return }
    // The lexer has already said what is wrong with an illegal token.
    if !hasGivenUp, kind != .illegal {
      issues.append(GoIssue(range: place, message: "\(message), found \(description)"))
    }
    kind = .failure
  }

  /// Records an issue that does not hinder the parser.
  mutating func report(_ message: String, at range: ByteRange) {
    if kind != .failure { issues.append(GoIssue(range: range, message: message)) }
  }

  private var description: String {
    let token = tokens[index]
    switch token.kind {
    case .endOfFile: return "end of file"
    case .semicolon where token.range.isEmpty: return "end of line"
    default: return "'\(String(decoding: bytes[token.range].prefix(40), as: UTF8.self))'"
    }
  }

  /// Goes one level deeper; false if that is too deep, and then the rest of the file is given up.
  /// The caller takes the level back with `depth -= 1` either way.
  mutating func enter() -> Bool {
    depth += 1
    if depth > Parser.depthLimit { giveUp() }
    return kind != .failure
  }

  private mutating func giveUp() {
    guard !hasGivenUp else { return }
    report("nested too deeply; the rest of the file is not parsed", at: place)
    hasGivenUp = true
    index = tokens.count - 1
    kind = .failure
  }
}

extension Token.Kind {
  /// The bracket that this one closes.
  var opening: Token.Kind? {
    switch self {
    case .rightParenthesis: .leftParenthesis
    case .rightBracket: .leftBracket
    case .rightBrace: .leftBrace
    default: nil
    }
  }
}
