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
    if visit(node) { waiting += node.children.reversed() }
  }
}

extension Node {
  /// The nodes directly inside, in the order of the text.
  package var children: [Node] {  // A table
    switch self {
    case .declaration(let declaration): declaration.children
    case .importSpec(let spec): names(spec.name) + [.expression(.literal(spec.path))]
    case .valueSpec(let spec):
      spec.names.map(Node.name) + expressions(spec.type) + spec.values.map(Node.expression)
    case .typeSpec(let spec):
      [.name(spec.name)] + parameters(spec.typeParameters) + [.expression(spec.type)]
    case .parameter(let parameter):
      parameter.names.map(Node.name) + [.expression(parameter.type)]
    case .field(let field):
      field.names.map(Node.name) + [.expression(field.type)]
        + expressions(field.tag.map(Expression.literal))
    case .interfaceElement(.method(let name, let type)): [.name(name)] + type.children
    case .interfaceElement(.embedded(let type)): [.expression(type)]
    case .statement(let statement): statement.children
    case .block(let block): block.statements.map(Node.statement)
    case .caseClause(let clause):
      (clause.values ?? []).map(Node.expression) + clause.body.map(Node.statement)
    case .selectClause(let clause):
      statements(clause.communication) + clause.body.map(Node.statement)
    case .expression(let expression): expression.children
    case .element(let element): expressions(element.key) + [.expression(element.value)]
    case .name: []
    }
  }
}

private func names(_ name: Identifier?) -> [Node] { name.map { [.name($0)] } ?? [] }

private func expressions(_ list: Expression?...) -> [Node] {
  list.compactMap { $0.map(Node.expression) }
}

private func statements(_ list: Statement?...) -> [Node] {
  list.compactMap { $0.map(Node.statement) }
}

private func parameters(_ list: ParameterList?) -> [Node] {
  (list?.parameters ?? []).map(Node.parameter)
}

extension Declaration {
  fileprivate var children: [Node] {
    switch self {
    case .bad: []
    case .imports(let group): group.specs.map(Node.importSpec)
    case .constants(let group), .variables(let group): group.specs.map(Node.valueSpec)
    case .types(let group): group.specs.map(Node.typeSpec)
    case .function(let function):
      parameters(function.receiver) + [.name(function.name)] + function.type.children
        + (function.body.map { [.block($0)] } ?? [])
    }
  }
}

extension FunctionType {
  fileprivate var children: [Node] {
    GoSyntax.parameters(typeParameters) + GoSyntax.parameters(parameters)
      + GoSyntax.parameters(results)
  }
}

extension Expression {
  fileprivate var children: [Node] {  // A table
    switch self {
    case .bad, .identifier, .literal: []
    case .composite(let literal):
      expressions(literal.type) + literal.elements.map(Node.element)
    case .function(let literal): literal.type.children + [.block(literal.body)]
    case .parenthesized(_, let inner), .star(_, let inner): [.expression(inner)]
    case .selector(let selector): [.expression(selector.base), .name(selector.name)]
    case .index(let index): [.expression(index.base)] + index.arguments.map(Node.expression)
    case .slice(let slice): expressions(slice.base, slice.low, slice.high, slice.limit)
    case .assertion(let assertion): expressions(assertion.base, assertion.type)
    case .call(let call): [.expression(call.function)] + call.arguments.map(Node.expression)
    case .unary(let unary): [.expression(unary.operand)]
    case .binary(let binary):
      [.expression(binary.first)] + binary.rest.map { .expression($0.operand) }
    case .arrayType(let type):
      if case .fixed(let length) = type.length {
        expressions(length, type.element)
      } else {
        [.expression(type.element)]
      }
    case .structType(let type): type.fields.map(Node.field)
    case .functionType(let type): type.children
    case .interfaceType(let type): type.elements.map(Node.interfaceElement)
    case .mapType(let type): expressions(type.key, type.value)
    case .channelType(let type): [.expression(type.element)]
    }
  }
}

extension Statement {
  fileprivate var children: [Node] {  // A table
    switch self {
    case .bad, .empty: []
    case .declaration(let declaration): [.declaration(declaration)]
    case .labeled(let statement): [.name(statement.label), .statement(statement.statement)]
    case .expression(let expression): [.expression(expression)]
    case .send(let statement): expressions(statement.channel, statement.value)
    case .step(let statement): [.expression(statement.operand)]
    case .assignment(let statement):
      statement.left.map(Node.expression) + statement.right.map(Node.expression)
    case .launch(let statement): [.expression(statement.call)]
    case .return(let statement): statement.results.map(Node.expression)
    case .branch(let statement): names(statement.label)
    case .block(let block): [.block(block)]
    case .if(let statement):
      statement.branches.flatMap(\.children) + (statement.otherwise.map { [.block($0)] } ?? [])
    case .switch(let statement):
      statements(statement.initializer) + expressions(statement.tag)
        + statement.clauses.map(Node.caseClause)
    case .typeSwitch(let statement):
      statements(statement.initializer) + names(statement.binding)
        + [.expression(statement.subject)] + statement.clauses.map(Node.caseClause)
    case .select(let statement): statement.clauses.map(Node.selectClause)
    case .for(let statement):
      statements(statement.initializer) + expressions(statement.condition)
        + statements(statement.post) + [.block(statement.body)]
    case .range(let statement):
      expressions(statement.key, statement.value, statement.subject) + [.block(statement.body)]
    }
  }
}

extension IfStatement.Branch {
  fileprivate var children: [Node] {
    statements(initializer) + [.expression(condition), .block(body)]
  }
}
