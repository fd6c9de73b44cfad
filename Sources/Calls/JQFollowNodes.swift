import Text

/// How each kind of node yields values.
extension JQFollower {
  // A switch that is a table.
  mutating func visit(_ node: JQNode, _ shape: JQShape, _ scope: JQScope) -> JQShape {
    switch node.kind {
    case .identity: return shape
    case .number, .bind, .label, .define: return .plain
    case .breakTo: return .nothing
    case .hole:
      doubt(JQRenaming.openProgram)
      return .unknown
    case .recurse: return shape.everything
    case .format(let name):
      // `.results[] | @base64`: what decodes it has the object again.
      use(shape)
      let isKept = ["json", "base64"].contains(String(decoding: name, as: UTF8.self))
      return isKept && shape.holdsJob ? shape : .plain
    case .string(let string): return visitString(string, shape, scope)
    case .pipe(let stages): return visitPipe(stages, shape, scope)
    case .comma(let items):
      var result = JQShape.nothing
      for item in items { result = result.joined(with: follow(item, on: shape, in: scope)) }
      return result
    case .negate(let operand):
      use(follow(operand, on: shape, in: scope))
      return .plain
    case .array(let items):
      return .array(items.map { follow($0, on: shape, in: scope) } ?? .nothing).bounded
    case .object(let members): return visitObject(members, shape, scope)
    case .path(let base, let suffixes): return visitPath(base, suffixes, shape, scope)
    case .operation(let operands, let operators):
      return visitOperation(operands, operators, shape, scope)
    case .conditional(let branches, let otherwise):
      return visitConditional(branches, otherwise, shape, scope)
    case .attempt(let body, let handler):
      return visitTry(body, handler, shape, scope)
    case .reduce(let loop): return visitLoop(loop, yieldsAll: false, shape, scope)
    case .foreach(let loop): return visitLoop(loop, yieldsAll: true, shape, scope)
    case .variable(let name): return variable(name, scope)
    case .call(let name, let arguments): return call(name, arguments, shape, scope)
    }
  }

  private func variable(_ name: [UInt8], _ scope: JQScope) -> JQShape {
    if let shape = scope.variables[name] ?? input.variables[name] { return shape }
    if name == [UInt8]("ARGS".utf8), !input.variables.isEmpty { return .unknown }
    if name == [UInt8]("__loc__".utf8) { return .plain }
    return input.strings[name].map { .text(JQText(bytes: $0, site: nil)) } ?? .foreign
  }

  private mutating func visitString(
    _ string: JQString, _ shape: JQShape, _ scope: JQScope
  ) -> JQShape {
    if let constant = string.constant {
      return .text(JQText(bytes: constant, site: JQSite(kind: .string, range: string.range)))
    }
    for case .interpolation(let inner) in string.parts {
      use(follow(inner, on: shape, in: scope))
    }
    return .plain
  }

  private mutating func visitPipe(
    _ stages: [JQNode], _ input: JQShape, _ outer: JQScope
  ) -> JQShape {
    var shape = input
    var scope = outer
    for stage in stages {
      switch stage.kind {
      case .bind(let source, let patterns):
        pay(scope)
        bind(patterns, to: follow(source, on: shape, in: scope), shape, &scope)
      case .define(let definition):
        pay(scope)
        let name = JQScope.Name(name: definition.name, parameters: definition.parameters.count)
        scope.functions[name] = .definition(definition, scope)
      case .label: break
      default: shape = follow(stage, on: shape, in: scope)
      }
    }
    return shape
  }

  /// The handler sees what the body raised, or a message of jq.
  private mutating func visitTry(
    _ body: JQNode, _ handler: JQNode?, _ shape: JQShape, _ scope: JQScope
  ) -> JQShape {
    let outer = raised
    raised = .plain
    let result = follow(body, on: shape, in: scope)
    let caught = raised
    raised = outer
    guard let handler else { return result }
    return result.joined(with: follow(handler, on: caught, in: scope))
  }

  private mutating func visitConditional(
    _ branches: [JQBranch], _ otherwise: JQNode?, _ shape: JQShape, _ scope: JQScope
  ) -> JQShape {
    var result = JQShape.nothing
    var shape = shape
    for branch in branches {
      _ = follow(branch.condition, on: shape, in: scope)
      let sides = shape.divided(by: branch.condition)
      result = result.joined(with: follow(branch.result, on: sides.yes, in: scope))
      shape = sides.no
    }
    guard let otherwise else { return result.joined(with: shape) }
    return result.joined(with: follow(otherwise, on: shape, in: scope))
  }

  /// The state of a loop is what its start and any number of updates yield.
  private mutating func visitLoop(
    _ loop: JQLoop, yieldsAll: Bool, _ shape: JQShape, _ scope: JQScope
  ) -> JQShape {
    var inner = scope
    bind(loop.patterns, to: follow(loop.source, on: shape, in: scope), shape, &inner)
    let start = follow(loop.start, on: shape, in: scope)
    let state = repeated(from: start) { follower, state in
      follower.follow(loop.update, on: state, in: inner)
    }
    guard let extract = loop.extract else { return state }
    return follow(extract, on: state, in: inner)
  }

  /// What `step` yields when it is applied to `start` any number of times, with `start`.
  mutating func repeated(
    from start: JQShape, _ step: (inout JQFollower, JQShape) -> JQShape
  ) -> JQShape {
    var state = start
    for _ in 0..<5 {
      let next = state.joined(with: step(&self, state))
      if next == state { return state }
      state = next
    }
    return .unknown
  }

  // MARK: Paths

  mutating func visitPath(
    _ base: JQNode, _ suffixes: [JQSuffix], _ shape: JQShape, _ scope: JQScope
  ) -> JQShape {
    var value = follow(base, on: shape, in: scope)
    for suffix in suffixes {
      switch suffix.kind {
      case .field(let name):
        let range = ByteRange(suffix.range.end - name.count, suffix.range.end)
        value = field(name, of: value, at: JQSite(kind: .field, range: range))
      case .string(let string):
        value = index(value, by: visitString(string, shape, scope))
      case .index(let key) where key.kind == .hole && value.isArray:
        // `.results[$i]`: an index, or nothing.
        value = value.elements
        place(value)
      case .index(let key):
        if value.isArray { place(value.elements) }
        value = index(value, by: follow(key, on: shape, in: scope))
      case .slice(let from, let to):
        place(value.elements)
        for bound in [from, to].compactMap({ $0 }) { _ = follow(bound, on: shape, in: scope) }
      case .iterate: value = value.elements
      case .optional: break
      }
    }
    return value
  }

  // MARK: Objects

  private mutating func visitObject(
    _ members: [JQMember], _ shape: JQShape, _ scope: JQScope
  ) -> JQShape {
    var object = JQObjectShape()
    for member in members { add(member, to: &object, shape, scope) }
    return JQShape.object(object).bounded
  }

  private mutating func add(
    _ member: JQMember, to object: inout JQObjectShape, _ shape: JQShape, _ scope: JQScope
  ) {
    let value = member.value.map { follow($0, on: shape, in: scope) }
    switch member.key {
    case .name(let name):
      let kind = value == nil ? JQSite.Kind.shorthand : .key
      set(name, JQSite(kind: kind, range: member.keyRange), value, of: &object, shape)
    case .string(let string):
      guard case .text(let text) = visitString(string, shape, scope) else {
        object.rest = object.rest.joined(with: value ?? shape.elements)
        if value == nil, shape.holdsJob { doubt(JQRenaming.namedByValue) }
        return
      }
      let site =
        value == nil
        ? JQSite(kind: .shorthand, range: member.keyRange)
        : JQSite(kind: .string, range: string.range)
      set(text.bytes, site, value, of: &object, shape)
    case .variable(let name):
      guard let value else {
        object.known[name] = variable(name, scope)
        return
      }
      object.rest = object.rest.joined(with: value)
      use(variable(name, scope))
    case .computed(let key): addComputed(key, value ?? .plain, to: &object, shape, scope)
    }
  }

  private mutating func addComputed(
    _ key: JQNode, _ value: JQShape, to object: inout JQObjectShape, _ shape: JQShape,
    _ scope: JQScope
  ) {
    let key = follow(key, on: shape, in: scope)
    if case .text(let text) = key {
      object.known[text.bytes] = value
      object.keySites[text.bytes] = text.site
    } else {
      use(key)
      object.rest = object.rest.joined(with: value)
    }
  }

  /// Sets one key; without a value it is that of the same field of the input.
  private mutating func set(
    _ name: [UInt8], _ site: JQSite, _ value: JQShape?, of object: inout JQObjectShape,
    _ shape: JQShape
  ) {
    object.known[name] = value ?? field(name, of: shape, at: site)
    if value != nil { object.keySites[name] = site }
  }

  // MARK: Patterns

  /// Binds the variables of every alternative.
  private mutating func bind(
    _ patterns: [JQPattern], to shape: JQShape, _ input: JQShape, _ scope: inout JQScope
  ) {
    let outer = scope
    for pattern in patterns {
      var inner = outer
      bind(pattern, to: shape, input, &inner)
      for (name, value) in inner.variables {
        let isNew = outer.variables[name] != value
        let known = scope.variables[name] ?? (patterns.count > 1 ? .plain : .nothing)
        if isNew { scope.variables[name] = patterns.count > 1 ? known.joined(with: value) : value }
      }
    }
  }

  private mutating func bind(
    _ pattern: JQPattern, to shape: JQShape, _ input: JQShape, _ scope: inout JQScope
  ) {
    switch pattern {
    case .variable(let name): scope.variables[name] = shape
    case .array(let items):
      place(shape.elements)
      for item in items { bind(item, to: shape.elements, input, &scope) }
    case .object(let members):
      for member in members { bind(member, to: shape, input, &scope) }
    }
  }

  private mutating func bind(
    _ member: JQPatternMember, to shape: JQShape, _ input: JQShape, _ scope: inout JQScope
  ) {
    let value: JQShape
    switch member.key {
    case .name(let name):
      value = field(name, of: shape, at: JQSite(kind: .key, range: member.keyRange))
    case .variable(let name):
      let isPlain = member.pattern == nil
      value = field(
        name, of: shape,
        at: isPlain ? JQSite(kind: .patternVariable, range: member.keyRange) : nil)
      scope.variables[name] = value
    case .string(let string): value = index(shape, by: visitString(string, input, scope))
    case .computed(let key): value = index(shape, by: follow(key, on: input, in: scope))
    }
    if let pattern = member.pattern { bind(pattern, to: value, input, &scope) }
  }
}
