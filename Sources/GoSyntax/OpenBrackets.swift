/// The brackets that are open at a place, outermost first. Every question takes constant time, so
/// that text of brackets only cannot make the parser slow.
struct OpenBrackets {
  private struct Entry {
    let kind: Token.Kind
    /// How many of the entries up to this one are braces and parentheses.
    let braces: Int
    let parentheses: Int
  }

  private var entries: [Entry] = []

  init() { entries.reserveCapacity(64) }

  var count: Int { entries.count }
  var innermost: Token.Kind? { entries.last?.kind }

  mutating func open(_ kind: Token.Kind) {
    let last = entries.last
    entries.append(
      Entry(
        kind: kind, braces: (last?.braces ?? 0) + (kind == .leftBrace ? 1 : 0),
        parentheses: (last?.parentheses ?? 0) + (kind == .leftParenthesis ? 1 : 0)))
  }

  /// Closes the innermost bracket if it is of that kind.
  mutating func close(_ opening: Token.Kind?) {
    if innermost == opening { entries.removeLast() }
  }

  /// Forgets all but the outer `count` brackets.
  mutating func drop(to count: Int) { entries.removeLast(max(0, entries.count - count)) }

  /// Forgets what is open inside the innermost brace.
  mutating func dropToBrace() {
    guard let last = entries.last, last.braces > 0 else { return }
    while innermost != .leftBrace, !entries.isEmpty { entries.removeLast() }
  }

  /// The kind of the bracket that has `count - 1` others around it.
  func kind(at count: Int) -> Token.Kind? {
    count > 0 && count <= entries.count ? entries[count - 1].kind : nil
  }

  /// How many brackets of a kind, brace or parenthesis, are among the outer `count`.
  func number(of kind: Token.Kind, upTo count: Int) -> Int {
    guard count > 0, !entries.isEmpty else { return 0 }
    let entry = entries[min(count, entries.count) - 1]
    return kind == .leftBrace ? entry.braces : entry.parentheses
  }
}
