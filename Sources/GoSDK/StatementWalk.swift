import GoSyntax
import Text

/// Statements.
extension Inference {
  /// The body of a function of a package.
  mutating func walk(_ function: FunctionPlace) {
    enter(function.place)
    guard let body = function.declaration.body else { return }
    scopes.append(typeParameters(function.declaration.type.typeParameters))
    scopes.append(receiverParameters(function.declaration.receiver))
    scopes.append([:])
    if let receiver = function.declaration.receiver?.parameters.first {
      for name in receiver.names { declare(name, function.receiver ?? .unknown) }
    }
    walk(body, function.declaration.type, function.signature)
  }

  /// A body with the parameters of its function.
  mutating func walk(_ body: Block, _ type: FunctionType, _ signature: Signature) {
    scopes.append([:])
    var index = 0
    for parameter in type.parameters.parameters {
      for name in parameter.names {
        declare(name, signature.parameters[index])
        index += 1
      }
      if parameter.names.isEmpty { index += 1 }
    }
    index = 0
    for result in type.results?.parameters ?? [] {
      for name in result.names {
        declare(name, signature.results[index])
        index += 1
      }
      if result.names.isEmpty { index += 1 }
    }
    results.append(signature.results)
    walk(body)
    results.removeLast()
    scopes.removeLast()
  }

  /// Declares a variable of a function.
  mutating func declare(
    _ name: Identifier, _ type: GoType, _ origin: Variable.Origin = .free
  ) {
    if name.name == "_" { return }
    variables.append(Variable(name: name, place: place, origin: origin))
    scopes[scopes.count - 1][name.name] = Binding(type: type, variable: variables.count - 1)
  }

  /// A block in a scope of its own.
  mutating func walk(_ block: Block) { walk(block.statements) }

  private mutating func walk(_ statements: [Statement]) {
    scopes.append([:])
    for statement in statements { walk(statement) }
    scopes.removeLast()
  }

  private mutating func walk(_ statement: Statement) {  // A table
    switch statement {
    case .bad, .empty, .branch: break
    case .declaration(let declaration): walk(declaration)
    case .labeled(let labeled): walk(labeled.statement)
    case .expression(let expression): _ = infer(expression)
    case .send(let send):
      if case .channel(let element) = underlying(infer(send.channel)) {
        assign(infer(send.value, expecting: element), to: element)
      } else {
        let value = infer(send.value)
        watch(value, to: .unknown)
        box(value)
      }
    case .step(let step): _ = infer(step.operand, as: .changed)
    case .assignment(let assignment): walk(assignment)
    case .launch(let launch): _ = infer(launch.call)
    case .return(let statement): walk(statement)
    case .block(let block): walk(block)
    case .if(let statement): walk(statement)
    case .switch(let statement): walk(statement)
    case .typeSwitch(let statement): walk(statement)
    case .select(let statement): walk(statement)
    case .for(let statement): walk(statement)
    case .range(let statement): walk(statement)
    }
  }

  private mutating func walk(_ declaration: Declaration) {
    if case .types(let group) = declaration {
      for spec in group.specs { declareLocally(spec) }
    }
    for spec in declaration.valueSpecs ?? [] {
      let written = spec.type.map { type($0) }
      let inferred = spec.values.map { infer($0, expecting: written ?? .unknown) }
      let types = spread(inferred, over: spec.names.count)
      for (name, type) in zip(spec.names, types) {
        if let written { assign(type, to: written) }
        declare(name, written ?? type, .declaration)
      }
    }
  }

  private mutating func declareLocally(_ spec: TypeSpec) {
    if spec.isAlias {
      scopes[scopes.count - 1][spec.name.name] = Binding(type: .type(type(spec.type)))
      return
    }
    types.append(
      DeclaredType(name: spec.name.name, package: place.package, underlying: .unknown))
    let index = types.count - 1
    scopes[scopes.count - 1][spec.name.name] = Binding(type: .type(.declared(index)))
    resolve(spec, index)
  }

  private mutating func walk(_ assignment: AssignmentStatement) {
    if assignment.operator == .define { return define(assignment) }
    let isAlone = assignment.left.count == 1 && assignment.operator == .assign
    let targets = assignment.left.map { target in
      infer(target, as: isAlone ? .assigned(assignment) : .changed)
    }
    let values = assignment.right.enumerated().map { index, value in
      infer(value, expecting: index < targets.count ? targets[index] : .unknown)
    }
    let types = spread(values, over: targets.count)
    for (value, target) in zip(types, targets) { assign(value, to: target) }
    // Samples of the documentation assign names that nothing declares.
    for (type, target) in zip(types, assignment.left) where !type.deprecatedCells.isEmpty {
      guard case .identifier(let name) = target, name.name != "_", lookup(name.name) == nil else {
        continue
      }
      scopes[scopes.count - 1][name.name] = Binding(type: type)
    }
  }

  private mutating func define(_ assignment: AssignmentStatement) {
    let types = spread(assignment.right.map { infer($0) }, over: assignment.left.count)
    let isAlone = assignment.left.count == 1 && assignment.right.count == 1
    let new = assignment.left.filter { target in
      guard case .identifier(let name) = target, name.name != "_" else { return false }
      return scopes[scopes.count - 1][name.name] == nil
    }
    for (target, type) in zip(assignment.left, types) {
      guard case .identifier(let name) = target else { continue }
      if let known = scopes[scopes.count - 1][name.name] {
        assign(type, to: known.type)
        if let index = known.variable { variables[index].assignments.append(name.range) }
        continue
      }
      declare(
        name, type, isAlone ? .definition(assignment) : .sharedDefinition(others: new.count - 1))
    }
  }

  private mutating func walk(_ statement: ReturnStatement) {
    let expected = results.last ?? []
    let values = statement.results.enumerated().map { index, value in
      infer(value, expecting: index < expected.count ? expected[index] : .unknown)
    }
    for (value, result) in zip(spread(values, over: expected.count), expected) {
      assign(value, to: result)
    }
  }

  private mutating func walk(_ statement: IfStatement) {
    for branch in statement.branches {
      scopes.append([:])
      if let initializer = branch.initializer { walk(initializer) }
      _ = infer(branch.condition)
      walk(branch.body)
    }
    if let otherwise = statement.otherwise { walk(otherwise) }
    scopes.removeLast(statement.branches.count)
  }

  private mutating func walk(_ statement: SwitchStatement) {
    scopes.append([:])
    if let initializer = statement.initializer { walk(initializer) }
    let tag = statement.tag.map { infer($0) }
    for clause in statement.clauses {
      for value in clause.values ?? [] {
        let type = infer(value)
        if let tag { assign(type, to: tag) }
      }
      walk(clause.body)
    }
    scopes.removeLast()
  }

  private mutating func walk(_ statement: TypeSwitchStatement) {
    scopes.append([:])
    if let initializer = statement.initializer { walk(initializer) }
    let subject = infer(statement.subject)
    var all: [GoType] = []
    for clause in statement.clauses {
      let types = (clause.values ?? []).map { type($0) }
      all += types
      for type in types {
        unbox(type)
        narrow(subject, to: type)
      }
      scopes.append([:])
      if let binding = statement.binding {
        declare(binding, types.count == 1 ? types[0] : subject)
      }
      walk(clause.body)
      scopes.removeLast()
    }
    checkTwins(all)
    scopes.removeLast()
  }

  private mutating func walk(_ statement: SelectStatement) {
    for clause in statement.clauses {
      scopes.append([:])
      if let communication = clause.communication { walk(communication) }
      walk(clause.body)
      scopes.removeLast()
    }
  }

  private mutating func walk(_ statement: ForStatement) {
    scopes.append([:])
    if let initializer = statement.initializer { walk(initializer) }
    _ = statement.condition.map { infer($0) }
    if let post = statement.post { walk(post) }
    walk(statement.body)
    scopes.removeLast()
  }

  private mutating func walk(_ statement: RangeStatement) {
    scopes.append([:])
    let types = parts(of: infer(statement.subject))
    for (target, type) in zip([statement.key, statement.value], [types.key, types.value]) {
      guard let target else { continue }
      if statement.isDefinition, case .identifier(let name) = target {
        declare(name, type, .declaration)
      } else {
        assign(type, to: infer(target, as: .changed))
      }
    }
    walk(statement.body)
    scopes.removeLast()
  }

  /// What a range statement gives.
  private func parts(of subject: GoType) -> (key: GoType, value: GoType) {
    switch underlying(subject) {
    case .slice(let element), .pointer(.slice(let element)): (.basic("int"), element)
    case .map(let key, let value): (key, value)
    case .channel(let element): (element, .unknown)
    case .function(let signature): yielded(signature)
    case .lost: (subject, subject)
    default: (.unknown, .unknown)
    }
  }

  /// What an iterator hands to its `yield`.
  private func yielded(_ signature: Signature) -> (key: GoType, value: GoType) {
    guard case .function(let yield)? = signature.parameters.first else {
      return (.unknown, .unknown)
    }
    return (yield.parameter(at: 0, isSpread: false), yield.parameter(at: 1, isSpread: false))
  }
}
