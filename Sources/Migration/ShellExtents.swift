import ShellSyntax
import Text

/// The statements of a shell script, outer and inner, but not those inside words.
func extents(of program: Program) -> [ByteRange] {
  var found: [ByteRange] = []
  var waiting = program.statements
  while let statement = waiting.popLast() {
    found.append(statement.range)
    let pipelines = [statement.first] + statement.rest.map(\.pipeline)
    for command in pipelines.flatMap(\.commands) { waiting += inner(command) }
  }
  return found
}

private func inner(_ command: Command) -> [Statement] {
  switch command.body {
  case .group(let body), .subshell(let body), .arithmeticFor(_, let body): body
  case .ifClause(let clause):
    clause.branches.flatMap { $0.condition + $0.body } + (clause.otherwise ?? [])
  case .forClause(let clause): clause.body
  case .whileClause(let clause): clause.condition + clause.body
  case .caseClause(let clause): clause.items.flatMap(\.body)
  case .function(let function): inner(function.body)
  case .coprocess(_, let command): inner(command)
  case .simple, .test, .arithmetic, .invalid: []
  }
}
