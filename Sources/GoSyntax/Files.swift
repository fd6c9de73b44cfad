import Text

extension Parser {
  /// The whole file.
  mutating func file() -> GoFile {
    let first = start
    let name = packageClause()
    let declarations = topDeclarations()
    issues.sort { $0.range < $1.range }
    return GoFile(
      packageName: name, declarations: declarations, tokens: tokens, comments: comments,
      buildConstraints: buildConstraints(before: first), issues: issues,
      imports: declarations.flatMap { declaration -> [ImportSpec] in
        if case .imports(let group) = declaration { group.specs } else { [] }
      })
  }

  /// `package name`. Without one the rest is read as if it were there.
  private mutating func packageClause() -> Identifier? {
    guard kind == .package else {
      report("expected 'package'", at: place)
      return nil
    }
    let point = recoveryPoint()
    advance()
    let name = identifier()
    expectSemicolon()
    recover(to: point)
    return name
  }

  private mutating func topDeclarations() -> [Declaration] {
    var list: [Declaration] = []
    var followsOther = false
    while true {
      if kind == .failure { resume() }
      if kind == .endOfFile { return list }
      if kind == .import, followsOther {
        report("imports must appear before other declarations", at: place)
      }
      followsOther = followsOther || kind != .import
      let point = recoveryPoint()
      let start = self.start
      let result = declaration()
      list.append(kind == .failure && result.range.isEmpty ? .bad(range(from: start)) : result)
      if kind == .failure {
        recover(to: point)
        skipToDeclaration()
      }
    }
  }

  /// Goes on at a declaration that other lists left to this one.
  private mutating func resume() {
    kind = tokens[index].kind
    brackets = OpenBrackets()
    allowsLiteral = true
  }

  /// After a failure, what follows outside a declaration is not looked at.
  private mutating func skipToDeclaration() {
    if kind == .failure { resume() }
    while kind != .endOfFile {
      if kind.beginsDeclaration, brackets.count == 0 || isTopDeclaration { break }
      advance()
    }
    brackets = OpenBrackets()
  }

  private func buildConstraints(before end: Int) -> [ByteRange] {
    comments.filter { comment in
      guard comment.end <= end, bytes[comment].starts(with: "//".utf8) else { return false }
      let text = bytes[comment].dropFirst(2)
      return text.starts(with: "go:build ".utf8)
        || text.drop(while: { $0 == 32 || $0 == 9 }).starts(with: "+build ".utf8)
    }
  }
}
