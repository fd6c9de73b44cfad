import Calls
import GoSyntax
import Text

extension Evaluation {
  func run(_ statement: Statement, _ scope: inout Scope, _ state: inout State) {  // A table
    switch statement {
    case .bad, .empty: break
    case .declaration(let declaration): declare(declaration, &scope, &state)
    case .labeled(let labeled): run(labeled.statement, &scope, &state)
    case .expression(let expression): _ = value(expression, scope, &state)
    case .send(let send):
      let sent = value(send.value, scope, &state)
      recordAnswers(sent, "what reads the channel", send.range, scope.unit, state)
      trace.noteLost(deepTexts(sent, state))
      noteEscape([sent], scope.unit, state)
    case .step(let step): assign(unknown("count"), to: step.operand, scope, &state)
    case .assignment(let assignment): run(assignment, &scope, &state)
    case .launch(let launch):
      _ = value(launch.call, scope, &state)
      if launch.isDeferred { postponed.append(Postponed(launch.call, scope, state)) }
    case .return(let result): run(result, scope, &state)
    case .branch(let branch): run(branch, &state)
    case .block(let block): run(block.statements, scope.inner, &state)
    case .if(let statement): run(statement, scope.inner, &state)
    case .switch(let statement): run(statement, scope.inner, &state)
    case .typeSwitch(let statement): run(statement, scope.inner, &state)
    case .select(let statement): run(statement, scope, &state)
    case .for(let loop): run(loop, scope.inner, &state)
    case .range(let loop): run(loop, scope.inner, &state)
    }
  }

  private func declare(
    _ declaration: Declaration, _ scope: inout Scope, _ state: inout State
  ) {
    switch declaration {
    case .constants(let group), .variables(let group):
      for spec in group.specs { declare(spec, &scope, &state) }
    case .types(let group):
      for spec in group.specs {
        var type = scope.typeRef(spec.type)
        if !spec.isAlias {
          type.localName =
            program.key(spec.name.name, scope.unit) + "@\(scope.unit):\(spec.range.start)"
        }
        scope.declare(spec.name.name, type)
      }
    default: break
    }
  }

  private func declare(_ spec: ValueSpec, _ scope: inout Scope, _ state: inout State) {
    let type = spec.type.map(scope.typeRef)
    let values = spec.values.map { value($0, scope, &state) }
    for (index, name) in spec.names.enumerated() {
      var initial: Possible
      if values.count == spec.names.count {
        initial = values[index]
      } else if let first = values.first {
        initial = component(index, of: first, name.name)
      } else {
        initial = type.map { zero($0, &state) } ?? unknown(name.name)
      }
      scope.declare(name.name, newCell(initial, type, &state))
    }
  }

  private func run(
    _ assignment: AssignmentStatement, _ scope: inout Scope, _ state: inout State
  ) {
    let right = assignment.right.first
    var values = assignment.right.map { value($0, scope, &state) }
    if values.count == 1, assignment.left.count == 2, case .assertion(let assertion) = right,
      let holds = holds(assertion, values[0], scope, state)
    {
      values.append(Possible(.boolean(holds)))
    } else if values.count == 1, assignment.left.count > 1 {
      let all = values[0]
      values = assignment.left.enumerated().map { index, target in
        component(index, of: all, target.lastName ?? "value")
      }
    }
    for (index, target) in assignment.left.enumerated() where index < values.count {
      switch assignment.operator {
      case .define:
        guard case .identifier(let name) = target, name.name != "_" else { continue }
        if let cell = scope.ownCell(name.name) {
          write(values[index], to: cell, &state)
        } else {
          let right = index < assignment.right.count ? assignment.right[index] : nil
          scope.declare(name.name, newCell(values[index], written(right, scope), &state))
        }
      case .assign: assign(values[index], to: target, scope, &state, assignment)
      case .plusAssign:
        let old = value(target, scope, &state)
        assign(sum(old, values[index], state), to: target, scope, &state)
      default: assign(unknown("value"), to: target, scope, &state)
      }
    }
  }

  /// The type that a composite literal says.
  private func written(_ expression: Expression?, _ scope: Scope) -> TypeRef? {
    guard case .composite(let literal) = expression, let type = literal.type else { return nil }
    return scope.typeRef(type)
  }

  private func run(_ result: ReturnStatement, _ scope: Scope, _ state: inout State) {
    var value = Possible(.null)
    if result.results.isEmpty {
      value = tuple((namedResults.last ?? []).map { read($0, state) })
    } else {
      var values = result.results.map { result in
        let value = self.value(result, scope, &state)
        return isContextError(result) ? Possible(.error) : value
      }
      // Variables are read after the calls beside them: `return out, json.Unmarshal(data, &out)`.
      for (index, result) in result.results.enumerated() {
        if case .identifier = result { values[index] = self.value(result, scope, &state) }
      }
      value = tuple(values)
    }
    guard !returns.isEmpty, !state.isDead else { return }
    returns[returns.count - 1].append((state, value))
    state.isDead = true
  }

  /// `return ctx.Err()`: returned where the context has ended.
  private func isContextError(_ expression: Expression) -> Bool {
    guard case .call(let call) = expression, call.arguments.isEmpty,
      case .selector(let selector) = call.function, case .identifier(let base) = selector.base
    else { return false }
    return selector.name.name == "Err" && base.name.lowercased().hasSuffix("ctx")
  }

  private func run(_ branch: BranchStatement, _ state: inout State) {
    guard branch.keyword != .fallthrough else { return }
    if branch.keyword == .goto, let label = branch.label {
      jumps.append((label.name, state))
      state.isDead = true
      return
    }
    if branch.keyword == .continue, !continues.isEmpty {
      continues[continues.count - 1].append(state)
    }
    if !breaks.isEmpty { breaks[breaks.count - 1].append(state) }
    state.isDead = true
  }

  // MARK: Choices

  /// The branches one after the other, as a chain of them may be long.
  private func run(_ statement: IfStatement, _ scope: Scope, _ state: inout State) {
    var scope = scope
    var ways: [(taken: State, before: State, branch: IfStatement.Branch)] = []
    var isDecided = false
    for branch in statement.branches where !isDecided {
      if let first = branch.initializer { run(first, &scope, &state) }
      let condition = value(branch.condition, scope, &state)
      if case .boolean(let flag) = condition.single {
        if flag { run(branch.body.statements, scope.inner, &state) }
        isDecided = flag
        continue
      }
      var taken = state
      run(branch.body.statements, scope.inner, &taken)
      ways.append((taken, state, branch))
    }
    if !isDecided, let block = statement.otherwise {
      run(block.statements, scope.inner, &state)
    }
    for (taken, before, branch) in ways.reversed() {
      switch errorTest(branch.condition) {
      case .isError where taken.isDead || !state.isDead && !assigns(branch.body): break
      case .isNone where !taken.isDead: state = taken
      default: state = merged([taken, state], before: before)
      }
    }
  }

  private enum ErrorTest { case isError, isNone, other }

  /// `err != nil` and `err == nil`: errors are taken not to happen where it matters.
  private func errorTest(_ condition: Expression) -> ErrorTest {
    guard case .binary(let binary) = condition, binary.rest.count == 1,
      let link = binary.rest.first,
      case .identifier(let name) = binary.first, name.name.lowercased().hasSuffix("err"),
      case .identifier(let null) = link.operand, null.name == "nil"
    else { return .other }
    return link.operator == .notEqual ? .isError : link.operator == .equal ? .isNone : .other
  }

  private func assigns(_ block: Block) -> Bool {
    block.statements.contains { if case .assignment = $0 { true } else { false } }
  }

  private func run(_ statement: SwitchStatement, _ scope: Scope, _ state: inout State) {
    var scope = scope
    if let first = statement.initializer { run(first, &scope, &state) }
    let tag = statement.tag.map { value($0, scope, &state) }
    var branches: [State] = []
    let hasDefault = statement.clauses.contains { $0.values == nil }
    var isDecided = false
    breaks.append([])
    for clause in orderedClauses(statement) {
      var own = state
      var certain = false
      var possible = clause.values == nil
      for expression in clause.values ?? [] {
        switch decision(tag, expression, scope, &own) {
        case true?: certain = true
        case nil: possible = true
        default: break
        }
      }
      guard certain || possible else { continue }
      run(clause.body, scope.inner, &own)
      branches.append(own)
      isDecided = certain
      if certain { break }
    }
    if !isDecided, !hasDefault || branches.isEmpty { branches.append(state) }
    branches += breaks.removeLast()
    state = merged(branches, before: state)
  }

  /// The clauses with `default` last.
  private func orderedClauses(_ statement: SwitchStatement) -> [CaseClause] {
    statement.clauses.filter { $0.values != nil } + statement.clauses.filter { $0.values == nil }
  }

  private func decision(
    _ tag: Possible?, _ expression: Expression, _ scope: Scope, _ state: inout State
  ) -> Bool? {
    let value = value(expression, scope, &state)
    guard let tag else {
      if case .boolean(let flag) = value.single { return flag }
      return nil
    }
    guard let left = texts(tag, state).single, let right = texts(value, state).single,
      left.isKnown, right.isKnown
    else {
      let origin = program.units[scope.unit].origin(expression.range)
      if readsNamedKey(tag, value, origin, state) { return nil }
      recordComparison(tag, value, origin, state)
      return nil
    }
    keepWords([tag, value], program.units[scope.unit].origin(expression.range), state)
    keepEqual(left, right)
    return left.bytes == right.bytes
  }

  private func run(_ statement: TypeSwitchStatement, _ scope: Scope, _ state: inout State) {
    var scope = scope
    if let first = statement.initializer { run(first, &scope, &state) }
    let subject = value(statement.subject, scope, &state)
    let clauses = clauses(of: statement, that: subject, scope, state)
    var branches = clauses.count < statement.clauses.count ? [] : [state]
    breaks.append([])
    for clause in clauses {
      var own = state
      var inner = scope.inner
      if let name = statement.binding { inner.declare(name.name, newCell(subject, nil, &own)) }
      run(clause.body, inner, &own)
      branches.append(own)
    }
    if !clauses.contains(where: { $0.values == nil }) { branches.append(state) }
    branches += breaks.removeLast()
    state = merged(branches, before: state)
  }

  private func run(_ statement: SelectStatement, _ scope: Scope, _ state: inout State) {
    var branches = [state]
    breaks.append([])
    for clause in statement.clauses {
      var own = state
      var inner = scope.inner
      if let communication = clause.communication { run(communication, &inner, &own) }
      run(clause.body, inner, &own)
      branches.append(own)
    }
    branches += breaks.removeLast()
    state = merged(branches, before: state)
  }

  // MARK: Loops

  private func run(_ loop: ForStatement, _ scope: Scope, _ state: inout State) {
    var scope = scope
    if let first = loop.initializer { run(first, &scope, &state) }
    breaks.append([])
    var isFirst = true
    let body = runRounds(from: state) { body in
      if let condition = loop.condition,
        case .boolean(false)? = value(condition, scope, &body).single,
        !isFirst
      {
        return false
      }
      isFirst = false
      loopDepth += 1
      run(loop.body.statements, scope.inner, &body)
      loopDepth -= 1
      if let post = loop.post { run(post, &scope, &body) }
      return true
    }
    var ways = breaks.removeLast()
    if loop.condition != nil || !body.isDead { ways += [body] }
    if loop.condition != nil { ways += [state] }
    state = merged(ways, before: state)
  }

  private func run(_ loop: RangeStatement, _ scope: Scope, _ state: inout State) {
    let subject = value(loop.subject, scope, &state)
    if let iterator = iterator(subject) {
      run(loop, over: iterator, scope, &state)
      return
    }
    let rounds = self.rounds(subject, state)
    for (key, item) in rounds {
      var scope = scope
      if case .unknown(let hole)? = key?.single, hole.name == Evaluation.nameOfOwnKey,
        let name = loop.key?.lastName, name != "_"
      {
        trace.givesKeys = true
      }
      declare(loop, key, item, &scope, &state)
      let before = state
      breaks.append([])
      loopDepth += 1
      let isOpen = !isKnown(key)
      var isFirst = true
      state = runRounds(from: state) { state in
        guard isOpen || isFirst else { return false }
        isFirst = false
        run(loop.body.statements, scope.inner, &state)
        return true
      }
      loopDepth -= 1
      let ways = [state] + breaks.removeLast()
      state = merged(ways.allSatisfy(\.isDead) ? ways + [before] : ways, before: before)
    }
  }

  /// Gives the variables of a loop what they hold in one round.
  func declare(
    _ loop: RangeStatement, _ key: Possible?, _ item: Possible?, _ scope: inout Scope,
    _ state: inout State
  ) {
    for (target, value) in [(loop.key, key), (loop.value, item)] {
      guard let target else { continue }
      if loop.isDefinition, case .identifier(let name) = target {
        scope.declare(name.name, newCell(value ?? unknown(name.name), nil, &state))
      } else {
        assign(value ?? unknown("value"), to: target, scope, &state)
      }
    }
  }

  /// Whether a value is an answer, or a list of which only the kind of its elements is known:
  /// where it is one of several, its elements are those that matter.
  private func isSeries(_ value: Value, _ state: State) -> Bool {
    switch value {
    case .answer, .many: return true
    case .pointer(let cell):
      if case .answer = state.cells[cell]?.value.single { return true }
      return false
    default: return false
    }
  }

  /// Whether a key is that of an element of which the place is known.
  private func isKnown(_ key: Possible?) -> Bool {
    if case .text? = key?.single { return true }
    return false
  }

  /// The keys and values of each round; one of unknown values where they are not known.
  private func rounds(
    _ subject: Possible, _ state: State
  ) -> [(key: Possible?, value: Possible?)] {
    var target = subject.single ?? subject.items.first { isSeries($0.value, state) }?.value
    if case .pointer(let cell) = target { target = read(cell, state).single }
    switch target {
    case .list(let items) where items.count <= roundLimit:
      if items.isEmpty { return [] }
      return items.enumerated().map { index, item in
        let key = Possible(.text(TracedText(unwritten: [UInt8](String(index).utf8))))
        return (key, unboxed(item, state))
      }
    case .entries(let entries) where entries.count <= roundLimit:
      if entries.isEmpty { return [] }
      return entries.map { (Possible(.text($0.key)), $0.value) }
    case .answer(let text, let path):
      let item = Value.answer(text, path: path + TracedText(unwritten: [UInt8]("[]".utf8)))
      return [(ownKey(of: text, path), Possible(item))]
    case .many(let item, _): return [(nil, unboxed(item, state))]
    default:
      if let target { trace.noteLost(deepTexts(Possible(target), state)) }
      return [(nil, nil)]
    }
  }
}

/// How many values of a list or entries of a map a loop takes one by one.
private let roundLimit = 24
