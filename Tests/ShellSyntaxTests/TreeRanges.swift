import ShellSyntax
import Text

/// Walks a tree and notes every range that breaks the promise: the parts of a word cover it without
/// a gap, what is inside something lies within it, statements do not overlap.
struct TreeRanges {
  let bytes: [UInt8]
  private(set) var faults: [String] = []

  static func faults(in bytes: [UInt8]) -> [String] {
    var ranges = TreeRanges(bytes: bytes)
    let program = parseShell(bytes)
    ranges.visit(program.statements, within: ByteRange(0, bytes.count))
    for issue in program.issues { ranges.check(issue.range, ByteRange(0, bytes.count), "issue") }
    for comment in program.comments {
      if bytes[comment].first != UInt8(ascii: "#") { ranges.faults.append("comment \(comment)") }
    }
    return ranges.faults
  }

  init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func check(_ inner: ByteRange, _ outer: ByteRange, _ what: String) {
    if !outer.contains(inner) { faults.append("\(what) \(inner) is not within \(outer)") }
  }

  private mutating func visit(_ statements: [Statement], within outer: ByteRange) {
    var last = outer.start
    for statement in statements {
      check(statement.range, ByteRange(last, max(last, outer.end)), "statement")
      last = max(last, statement.range.end)
      for pipeline in [statement.first] + statement.rest.map(\.pipeline) {
        check(pipeline.range, statement.range, "pipeline")
        if pipeline.commands.isEmpty { faults.append("no command in \(pipeline.range)") }
        for command in pipeline.commands { visit(command, within: pipeline.range) }
      }
    }
  }

  private mutating func visit(_ command: Command, within outer: ByteRange) {
    let range = command.range
    check(range, outer, "command")
    for redirection in command.redirections {
      check(redirection.range, range, "redirection")
      visit(redirection.target, within: redirection.range)
      if let document = redirection.document { visit(document.parts) }
    }
    switch command.body {
    case .simple(let simple):
      for word in simple.words { visit(word, within: range) }
      for assignment in simple.assignments + simple.declarations {
        visit(assignment, within: range)
      }
    case .group(let statements), .subshell(let statements), .arithmeticFor(_, let statements):
      visit(statements, within: range)
    case .ifClause(let clause):
      for branch in clause.branches {
        visit(branch.condition, within: range)
        visit(branch.body, within: range)
      }
      visit(clause.otherwise ?? [], within: range)
    case .forClause(let clause):
      visit(clause.words ?? [], within: range)
      visit(clause.body, within: range)
    case .whileClause(let clause):
      visit(clause.condition, within: range)
      visit(clause.body, within: range)
    case .caseClause(let clause):
      visit(clause.subject, within: range)
      for item in clause.items {
        visit(item.patterns, within: range)
        visit(item.body, within: range)
      }
    case .function(let definition): visit(definition.body, within: range)
    case .test(let words): visit(words, within: range)
    case .arithmetic(let word): visit(word, within: range)
    case .coprocess(_, let command): visit(command, within: range)
    case .invalid: break
    }
  }

  private mutating func visit(_ assignment: Assignment, within outer: ByteRange) {
    check(assignment.range, outer, "assignment")
    if let index = assignment.index { visit(index, within: assignment.range) }
    switch assignment.value {
    case .word(let word): visit(word, within: assignment.range)
    case .array(let range, let elements):
      for element in elements {
        visit([element.key, element.value].compactMap(\.self), within: range)
      }
    }
  }

  private mutating func visit(_ words: [Word], within outer: ByteRange) {
    for word in words { visit(word, within: outer) }
  }

  private mutating func visit(_ word: Word, within outer: ByteRange) {
    check(word.range, outer, "word")
    checkCover(word.parts, word.range)
    visit(word.parts)
  }

  private mutating func checkCover(_ parts: [WordPart], _ range: ByteRange) {
    var place = range.start
    for part in parts {
      if part.range.start != place { faults.append("a gap at \(place)") }
      place = part.range.end
    }
    if place != range.end { faults.append("a gap at \(place)") }
  }

  private mutating func visit(_ parts: [WordPart]) {
    for part in parts {
      let range = part.range
      switch part {
      case .doubleQuoted(_, let parts):
        if let first = parts.first, let last = parts.last {
          checkCover(parts, ByteRange(first.range.start, range.end - 1))
          if last.range.end != range.end - 1 { faults.append("a gap before \(range.end)") }
        }
        visit(parts)
      case .parameter(let expansion):
        check(expansion.nameRange, range, "name")
        let words = [expansion.index, expansion.argument, expansion.secondArgument]
        visit(words.compactMap(\.self), within: range)
      case .command(let substitution):
        visit(substitution.statements ?? [], within: range)
      case .arithmetic(_, let word): visit(word, within: range)
      case .process(_, _, let statements): visit(statements, within: range)
      default: break
      }
    }
  }
}
