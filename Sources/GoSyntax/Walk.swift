import Text

/// A part of the tree of a file.
package enum Node: Sendable {
  case declaration(Declaration)
  case importSpec(ImportSpec)
  case valueSpec(ValueSpec)
  case typeSpec(TypeSpec)
  case parameter(Parameter)
  case field(StructType.Field)
  case interfaceElement(InterfaceType.Element)
  case statement(Statement)
  case block(Block)
  case caseClause(CaseClause)
  case selectClause(SelectStatement.Clause)
  /// An expression, a type, or a literal such as an import path or a tag.
  case expression(Expression)
  case element(CompositeLiteral.Element)
  /// A name that is no expression: one that is declared, a label, or what a selector selects.
  case name(Identifier)
}

extension GoFile {
  /// Visits every node, outer before inner and otherwise in the order of the text. `visit` tells
  /// whether to visit what is inside. Deep trees take no stack.
  package func walk(_ visit: (Node) -> Bool) {
    walkNodes(declarations.map(Node.declaration), visit)
  }
}

extension Node {
  /// Visits this node and those inside it, as `GoFile.walk` does.
  package func walk(_ visit: (Node) -> Bool) { walkNodes([self], visit) }
}

private func walkNodes(_ nodes: [Node], _ visit: (Node) -> Bool) {
  var waiting: [Node] = nodes.reversed()
  while let node = waiting.popLast() {
    guard visit(node) else { continue }
    let start = waiting.count
    waiting.add(inside: node)
    waiting[start...].reverse()
  }
}

/// Nodes that wait to be visited. Every node of a tree goes through here, so what is inside one is
/// added in place and not put together from lists.
extension [Node] {
  /// Adds the nodes directly inside, in the order of the text.
  fileprivate mutating func add(inside node: Node) {  // A table
    switch node {
    case .declaration(let declaration): add(inside: declaration)
    case .importSpec(let spec):
      add(spec.name)
      append(.expression(.literal(spec.path)))
    case .valueSpec(let spec):
      add(spec.names)
      add(spec.type)
      add(spec.values)
    case .typeSpec(let spec):
      append(.name(spec.name))
      add(spec.typeParameters)
      append(.expression(spec.type))
    case .parameter(let parameter):
      add(parameter.names)
      append(.expression(parameter.type))
    case .field(let field):
      add(field.names)
      append(.expression(field.type))
      add(field.tag.map(Expression.literal))
    case .interfaceElement(.method(let name, let type)):
      append(.name(name))
      add(inside: type)
    case .interfaceElement(.embedded(let type)): append(.expression(type))
    case .statement(let statement): add(inside: statement)
    case .block(let block): add(block.statements)
    case .caseClause(let clause):
      add(clause.values ?? [])
      add(clause.body)
    case .selectClause(let clause):
      add(clause.communication)
      add(clause.body)
    case .expression(let expression): add(inside: expression)
    case .element(let element):
      add(element.key)
      append(.expression(element.value))
    case .name: break
    }
  }

  private mutating func add(_ name: Identifier?) {
    if let name { append(.name(name)) }
  }

  private mutating func add(_ names: [Identifier]) {
    for name in names { append(.name(name)) }
  }

  private mutating func add(_ expression: Expression?) {
    if let expression { append(.expression(expression)) }
  }

  private mutating func add(_ expressions: [Expression]) {
    for expression in expressions { append(.expression(expression)) }
  }

  private mutating func add(_ statement: Statement?) {
    if let statement { append(.statement(statement)) }
  }

  private mutating func add(_ statements: [Statement]) {
    for statement in statements { append(.statement(statement)) }
  }

  private mutating func add(_ list: ParameterList?) {
    for parameter in list?.parameters ?? [] { append(.parameter(parameter)) }
  }
}

extension [Node] {
  private mutating func add(inside declaration: Declaration) {
    switch declaration {
    case .bad: break
    case .imports(let group): for spec in group.specs { append(.importSpec(spec)) }
    case .constants(let group), .variables(let group):
      for spec in group.specs { append(.valueSpec(spec)) }
    case .types(let group): for spec in group.specs { append(.typeSpec(spec)) }
    case .function(let function):
      add(function.receiver)
      append(.name(function.name))
      add(inside: function.type)
      if let body = function.body { append(.block(body)) }
    }
  }

  private mutating func add(inside type: FunctionType) {
    add(type.typeParameters)
    add(type.parameters)
    add(type.results)
  }

  private mutating func add(inside expression: Expression) {  // A table
    switch expression {
    case .bad, .identifier, .literal: break
    case .composite(let literal):
      add(literal.type)
      for element in literal.elements { append(.element(element)) }
    case .function(let literal):
      add(inside: literal.type)
      append(.block(literal.body))
    case .parenthesized(_, let inner), .star(_, let inner): append(.expression(inner))
    case .selector(let selector):
      append(.expression(selector.base))
      append(.name(selector.name))
    case .index(let index):
      append(.expression(index.base))
      add(index.arguments)
    case .slice(let slice):
      append(.expression(slice.base))
      add(slice.low)
      add(slice.high)
      add(slice.limit)
    case .assertion(let assertion):
      append(.expression(assertion.base))
      add(assertion.type)
    case .call(let call):
      append(.expression(call.function))
      add(call.arguments)
    case .unary(let unary): append(.expression(unary.operand))
    case .binary(let binary):
      append(.expression(binary.first))
      for part in binary.rest { append(.expression(part.operand)) }
    case .arrayType(let type):
      if case .fixed(let length) = type.length { append(.expression(length)) }
      append(.expression(type.element))
    case .structType(let type): for field in type.fields { append(.field(field)) }
    case .functionType(let type): add(inside: type)
    case .interfaceType(let type):
      for element in type.elements { append(.interfaceElement(element)) }
    case .mapType(let type):
      append(.expression(type.key))
      append(.expression(type.value))
    case .channelType(let type): append(.expression(type.element))
    }
  }

  private mutating func add(inside statement: Statement) {  // A table
    switch statement {
    case .bad, .empty: break
    case .declaration(let declaration): append(.declaration(declaration))
    case .labeled(let statement):
      append(.name(statement.label))
      append(.statement(statement.statement))
    case .expression(let expression): append(.expression(expression))
    case .send(let statement):
      append(.expression(statement.channel))
      append(.expression(statement.value))
    case .step(let statement): append(.expression(statement.operand))
    case .assignment(let statement):
      add(statement.left)
      add(statement.right)
    case .launch(let statement): append(.expression(statement.call))
    case .return(let statement): add(statement.results)
    case .branch(let statement): add(statement.label)
    case .block(let block): append(.block(block))
    case .if(let statement):
      for branch in statement.branches {
        add(branch.initializer)
        append(.expression(branch.condition))
        append(.block(branch.body))
      }
      if let block = statement.otherwise { append(.block(block)) }
    case .switch(let statement):
      add(statement.initializer)
      add(statement.tag)
      for clause in statement.clauses { append(.caseClause(clause)) }
    case .typeSwitch(let statement):
      add(statement.initializer)
      add(statement.binding)
      append(.expression(statement.subject))
      for clause in statement.clauses { append(.caseClause(clause)) }
    case .select(let statement):
      for clause in statement.clauses { append(.selectClause(clause)) }
    case .for, .range: add(insideLoop: statement)
    }
  }

  private mutating func add(insideLoop statement: Statement) {
    if case .for(let statement) = statement {
      add(statement.initializer)
      add(statement.condition)
      add(statement.post)
      append(.block(statement.body))
    }
    if case .range(let statement) = statement {
      add(statement.key)
      add(statement.value)
      add(statement.subject)
      append(.block(statement.body))
    }
  }
}
