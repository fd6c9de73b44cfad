import ShellSyntax
import Text

/// Writes a tree as one line, for comparison: commands in parentheses, the parts of a word with `|`
/// between them.
struct TreeText {
  let bytes: [UInt8]

  static func of(_ source: String) -> String {
    let bytes = [UInt8](source.utf8)
    let program = parseShell(bytes)
    let tree = TreeText(bytes: bytes).text(program.statements)
    guard let issue = program.issues.first else { return tree }
    return tree + " !! \(issue.range.start): \(issue.message)"
  }

  func raw(_ range: ByteRange) -> String {
    var text = ""
    for scalar in String(decoding: bytes[range], as: UTF8.self).unicodeScalars {
      text += scalar == "\n" ? "⏎" : scalar == "\r" ? "␍" : String(scalar)
    }
    return text
  }

  func text(_ statements: [Statement]) -> String {
    statements.map(text).joined(separator: " ")
  }

  private func text(_ statement: Statement) -> String {
    var text = text(statement.first)
    for link in statement.rest { text += (link.isAnd ? " && " : " || ") + self.text(link.pipeline) }
    return statement.isBackground ? text + " &" : text
  }

  private func text(_ pipeline: Pipeline) -> String {
    (pipeline.isNegated ? "! " : "") + (pipeline.isTimed ? "time " : "")
      + pipeline.commands.map(text).joined(separator: " | ")
  }

  func text(_ command: Command) -> String {
    let redirections = command.redirections.map { " " + text($0) }.joined()
    return "(" + text(command.body) + redirections + ")"
  }

  private func text(_ body: Command.Body) -> String {
    switch body {
    case .simple(let simple): text(simple)
    case .group(let statements): "{ " + text(statements) + " }"
    case .subshell(let statements): "sub " + text(statements)
    case .ifClause(let clause): text(clause)
    case .forClause(let clause): text(clause)
    case .arithmeticFor(let header, let body): "for ((\(raw(header.range)))) " + text(body)
    case .whileClause(let clause):
      (clause.isUntil ? "until " : "while ") + text(clause.condition) + " do " + text(clause.body)
    case .caseClause(let clause): text(clause)
    case .function(let definition): "function \(definition.name) " + text(definition.body)
    case .test(let words): "[[ " + text(words) + " ]]"
    case .arithmetic(let word): "((" + text(word) + "))"
    case .coprocess(let name, let command): "coproc \(name ?? "-") " + text(command)
    case .invalid: "invalid"
    }
  }

  private func text(_ simple: SimpleCommand) -> String {
    var items = simple.assignments.map(text) + simple.words.map(text)
    if !simple.declarations.isEmpty { items += ["declares"] + simple.declarations.map(text) }
    return items.joined(separator: " ")
  }

  private func text(_ assignment: Assignment) -> String {
    let index = assignment.index.map { "[" + text($0) + "]" } ?? ""
    let head = assignment.name + index + (assignment.isAppend ? "+=" : "=")
    switch assignment.value {
    case .word(let word): return head + text(word)
    case .array(_, let elements):
      return head + "(" + elements.map(text).joined(separator: " ") + ")"
    }
  }

  private func text(_ element: Assignment.Element) -> String {
    let key = element.key.map { "[" + text($0) + "]" + (element.isAppend ? "+=" : "=") } ?? ""
    return key + text(element.value)
  }

  private func text(_ clause: IfClause) -> String {
    let branches = clause.branches.map { text($0.condition) + " then " + text($0.body) }
    let otherwise = clause.otherwise.map { " else " + text($0) } ?? ""
    return "if " + branches.joined(separator: " elif ") + otherwise
  }

  private func text(_ clause: ForClause) -> String {
    let words = clause.words.map { " in " + text($0) } ?? ""
    return (clause.isSelect ? "select " : "for ") + clause.name + words + " do " + text(clause.body)
  }

  private func text(_ clause: CaseClause) -> String {
    let items = clause.items.map { item in
      let patterns = item.patterns.map(text).joined(separator: ",")
      return " \(patterns): " + text(item.body) + ";\(item.terminator)"
    }
    return "case " + text(clause.subject) + items.joined()
  }

  private func text(_ redirection: Redirection) -> String {
    let descriptor = redirection.descriptor.map(raw) ?? ""
    let document = redirection.document.map { document in
      (document.isQuoted ? " quoted" : " body") + "<" + text(document.parts) + ">"
    }
    return "\(descriptor)\(redirection.kind):" + text(redirection.target) + (document ?? "")
  }

  private func text(_ words: [Word]) -> String { words.map(text).joined(separator: " ") }

  func text(_ word: Word) -> String { word.parts.isEmpty ? "∅" : text(word.parts) }

  private func text(_ parts: [WordPart]) -> String { parts.map(text).joined(separator: "|") }

  private func text(_ part: WordPart) -> String {
    switch part {
    case .literal(let range), .singleQuoted(let range), .ansiQuoted(let range): raw(range)
    case .escaped(let range): "esc" + raw(range)
    case .continuation: "cont"
    case .doubleQuoted(_, let parts): "\"" + text(parts) + "\""
    case .parameter(let expansion): text(expansion)
    case .command(let substitution):
      substitution.statements.map { "$(" + text($0) + ")" } ?? "`\(raw(substitution.inner))`"
    case .arithmetic(_, let word): "$((" + text(word) + "))"
    case .process(_, let isInput, let statements):
      (isInput ? "<(" : ">(") + text(statements) + ")"
    }
  }

  private func text(_ expansion: ParameterExpansion) -> String {
    guard expansion.isBraced else { return "$" + expansion.name }
    var text = "${" + (expansion.isLength ? "#" : "") + (expansion.isIndirect ? "!" : "")
    text += expansion.name
    if let index = expansion.index { text += "[" + self.text(index) + "]" }
    if let operation = expansion.operation { text += " \(operation)" }
    if let argument = expansion.argument { text += " " + self.text(argument) }
    if let second = expansion.secondArgument { text += " / " + self.text(second) }
    return text + "}"
  }
}
