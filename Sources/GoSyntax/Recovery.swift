import Text

/// The state to which a list of statements, specs or fields comes back after a failure.
struct RecoveryPoint {
  /// How many brackets were open before the item.
  let brackets: Int
  let allowsLiteral: Bool
  /// The index of the item's first token.
  let index: Int
  /// Whether `case` and `default` end the list.
  let isClause: Bool
}

extension Parser {
  /// Where to come back to if the item that begins here fails.
  func recoveryPoint(isClause: Bool = false) -> RecoveryPoint {
    RecoveryPoint(
      brackets: brackets.count, allowsLiteral: allowsLiteral, index: index, isClause: isClause)
  }

  /// Ends the item that began at `point`. After a failure it skips to the end of the item: past
  /// its semicolon, or to the bracket that closes the list, or to a statement on a line of its own
  /// if a bracket was left open. If a declaration at the start of a line comes first, the parser
  /// goes on failing, so that all lists but the file's end.
  mutating func recover(to point: RecoveryPoint) {
    guard kind == .failure else { return }
    // What was open where the parser failed; brackets opened by skipped text come on top.
    let failed = brackets.count
    kind = tokens[index].kind
    allowsLiteral = point.allowsLiteral
    while kind != .endOfFile {
      if isTopDeclaration, index > point.index || beginsNamedFunction {
        brackets.drop(to: point.brackets)
        kind = .failure
        return
      }
      if endsItem(point, failed) {
        // The brace of an outer list ends this one too.
        if kind == .rightBrace, brackets.innermost != .leftBrace { kind = .failure }
        return
      }
      if kind == .rightBrace { brackets.dropToBrace() }
      advance()
    }
    brackets.drop(to: point.brackets)
  }

  /// Whether the item ends before the current token, or with it if it is a semicolon.
  private mutating func endsItem(_ point: RecoveryPoint, _ failed: Int) -> Bool {
    let isOutermost = brackets.count <= point.brackets
    switch kind {
    case .semicolon:
      if isOutermost { advance() }
      return isOutermost
    case .rightBrace, .rightParenthesis:
      guard closesList(point) else { return false }
    case .case, .default:
      guard point.isClause, brackets.count <= failed, startsLine else { return false }
    default:
      guard kind.beginsStatement, !isOutermost, brackets.count <= failed, startsLine else {
        return false
      }
    }
    guard index > point.index || kind == .rightBrace || kind == .rightParenthesis else {
      return false
    }
    brackets.drop(to: point.brackets)
    return true
  }

  /// Whether the closing bracket here closes one that was open before the item. A parenthesis too
  /// many closes no block, but a brace closes a list in parentheses along with its block.
  private func closesList(_ point: RecoveryPoint) -> Bool {
    guard let opening = kind.opening else { return false }
    let outer = brackets.number(of: opening, upTo: point.brackets)
    guard outer == brackets.number(of: opening, upTo: brackets.count) else { return false }
    return kind == .rightBrace ? outer > 0 : brackets.kind(at: point.brackets) == opening
  }

  /// Whether a declaration begins here at the start of a line, which only a file's list has.
  var isTopDeclaration: Bool {
    let start = self.start
    return tokens[index].kind.beginsDeclaration
      && (start == 0 || bytes[start - 1] == UInt8(ascii: "\n"))
  }

  /// Whether a function or method with a name begins here, which is no statement: a brace above
  /// was left open. `func (r T) name(` reads like a call of a function type, which nobody writes.
  var beginsNamedFunction: Bool {
    guard tokens[index].kind == .func else { return false }
    let next = tokens[(index + 1)...].prefix(16)
    guard next.first?.kind == .leftParenthesis else { return next.first?.kind == .identifier }
    guard let close = next.firstIndex(where: { $0.kind == .rightParenthesis }) else { return false }
    return tokens[(close + 1)...].prefix(2).map(\.kind) == [.identifier, .leftParenthesis]
  }

  /// Whether the token before is an automatic semicolon.
  private var startsLine: Bool {
    guard index > 0 else { return true }
    let before = tokens[index - 1]
    return before.kind == .semicolon && before.range.isEmpty
  }
}
