import Text

/// What functions yield: those of the program, and those of jq.
extension JQFollower {
  mutating func call(
    _ name: [UInt8], _ arguments: [JQNode], _ shape: JQShape, _ scope: JQScope
  ) -> JQShape {
    let key = JQScope.Name(name: name, parameters: arguments.count)
    guard let function = scope.functions[key] else {
      return callBuiltin(String(decoding: name, as: UTF8.self), arguments, shape, scope)
    }
    switch function {
    case .argument(let node, let own): return follow(node, on: shape, in: own)
    case .definition(let definition, let own):
      pay(own)
      var inner = own
      inner.functions[key] = function
      for (parameter, argument) in zip(definition.parameters, arguments) {
        bind(parameter, to: argument, shape, scope, &inner)
      }
      guard let call = call(of: definition, arguments, shape, inner) else {
        return follow(definition.body, on: shape, in: inner)
      }
      return run(call, definition.body, inner)
    }
  }

  /// The call by its values; nil if its arguments are filters of its own.
  private func call(
    of definition: JQDefinition, _ arguments: [JQNode], _ shape: JQShape, _ scope: JQScope
  ) -> JQCall? {
    for (parameter, argument) in zip(definition.parameters, arguments)
    where parameter.first != UInt8(ascii: "$") {
      guard calls.isEmpty || argument.kind == .call(parameter, []) else { return nil }
    }
    return JQCall(body: definition.body.range, input: shape, variables: scope.variables)
  }

  /// A call within itself yields what is known of it so far, until nothing is added.
  private mutating func run(_ call: JQCall, _ body: JQNode, _ scope: JQScope) -> JQShape {
    if let known = calls[call] {
      recursive.insert(call)
      return known
    }
    var result = JQShape.nothing
    for _ in 0..<5 {
      calls[call] = result
      recursive.remove(call)
      let next = result.joined(with: follow(body, on: call.input, in: scope))
      calls[call] = nil
      if next == result || !recursive.contains(call) { return next }
      result = next
    }
    return .unknown
  }

  /// A parameter `$name` is a variable and a function, a parameter `name` a function.
  private mutating func bind(
    _ parameter: [UInt8], to argument: JQNode, _ shape: JQShape, _ outer: JQScope,
    _ scope: inout JQScope
  ) {
    var name = parameter
    if parameter.first == UInt8(ascii: "$") {
      name.removeFirst()
      scope.variables[name] = follow(argument, on: shape, in: outer)
    }
    scope.functions[JQScope.Name(name: name, parameters: 0)] = .argument(argument, outer)
  }

  // A switch that is a table.
  private mutating func callBuiltin(
    _ name: String, _ arguments: [JQNode], _ shape: JQShape, _ scope: JQScope
  ) -> JQShape {
    let first = arguments.first
    /// What the first argument yields for the input.
    func own(_ follower: inout JQFollower, _ input: JQShape) -> JQShape {
      first.map { follower.follow($0, on: input, in: scope) } ?? .nothing
    }
    switch (name, arguments.count) {
    case ("error", 0), ("error", 1):
      raised = raised.joined(with: first == nil ? shape : own(&self, shape))
      return .nothing
    case ("empty", 0), ("halt", 0): return .nothing
    case ("not", 0), ("type", 0), ("length", 0), ("true", 0), ("false", 0), ("null", 0):
      return .plain
    case ("values", 0), ("nulls", 0), ("booleans", 0), ("numbers", 0), ("strings", 0),
      ("arrays", 0), ("objects", 0), ("iterables", 0), ("scalars", 0), ("debug", 0),
      ("stderr", 0), ("reverse", 0), ("debug", 1):
      return filtered(name, shape)
    case ("del", 1), ("pick", 1):
      _ = own(&self, shape)
      return shape
    case ("select", 1):
      _ = own(&self, shape)
      return first.map { shape.divided(by: $0).yes } ?? shape
    case ("map", 1):
      return .array(own(&self, shape.elements)).bounded
    case ("map_values", 1): return mapValues(shape) { own(&$0, $1) }
    case ("recurse", 0): return shape.everything
    case ("recurse", 1), ("repeat", 1), ("recurse", 2), ("recurse_down", 0):
      if arguments.isEmpty { return shape.everything }
      return repeated(from: shape) { own(&$0, $1) }
    case ("first", 0), ("last", 0), ("min", 0), ("max", 0), ("sort", 0), ("unique", 0),
      ("flatten", 0), ("flatten", 1), ("transpose", 0), ("add", 0), ("nth", 1), ("toarray", 0),
      ("combinations", 0), ("any", 0), ("all", 0):
      return callOnArray(name, shape)
    case ("first", 1), ("last", 1), ("isempty", 1), ("add", 1), ("any", 1), ("all", 1),
      ("sort_by", 1), ("unique_by", 1), ("min_by", 1), ("max_by", 1), ("group_by", 1),
      ("INDEX", 1), ("path", 1), ("paths", 1), ("IN", 1), ("has", 1), ("in", 1),
      ("contains", 1), ("inside", 1), ("getpath", 1), ("delpaths", 1), ("walk", 1),
      ("with_entries", 1):
      return callOnArgument(name, arguments[0], shape, scope)
    case ("limit", 2), ("nth", 2), ("any", 2), ("all", 2), ("until", 2), ("while", 2),
      ("INDEX", 2), ("IN", 2), ("setpath", 2), ("skip", 2):
      return callOnTwo(name, arguments, shape, scope)
    case ("to_entries", 0): return entries(of: shape)
    case ("from_entries", 0): return object(from: shape)
    case ("keys", 0), ("keys_unsorted", 0): return .array(shape.map(\.keyShape))
    case ("paths", 0), ("leaf_paths", 0):
      return .array(shape.everything.holdsJob ? .fieldName : .plain)
    case ("tostream", 0):
      return .array(shape.everything.joined(with: .fieldName))
    case ("input", 0), ("inputs", 0): return input.rest
    case ("env", 0): return .foreign
    default: return callScalar(name, arguments, shape, scope)
    }
  }

  /// A function on strings and numbers, or one that is not known.
  private mutating func callScalar(
    _ name: String, _ arguments: [JQNode], _ shape: JQShape, _ scope: JQScope
  ) -> JQShape {
    guard let kind = JQFunctions.scalar[name] else {
      doubt("the jq program uses the function '\(name)', which is not known")
      return .unknown
    }
    if kind != .inputless { use(shape) }
    if shape.holdsJob, ["tojson", "tostring", "fromjson"].contains(name) { return shape }
    for argument in arguments { use(follow(argument, on: shape, in: scope)) }
    if kind == .foreign { return shape == .unknown ? .unknown : .foreign }
    return .plain
  }

  private func filtered(_ name: String, _ shape: JQShape) -> JQShape {
    let kept = shape.alternatives.filter { one in
      switch one {
      case .array: ["arrays", "iterables", "values", "debug", "stderr", "reverse"].contains(name)
      case .object: ["objects", "iterables", "values", "debug", "stderr"].contains(name)
      default: true
      }
    }
    return kept.reduce(.nothing) { $0.joined(with: $1) }
  }

  mutating func mapValues(
    _ shape: JQShape, _ change: (inout JQFollower, JQShape) -> JQShape
  ) -> JQShape {
    var result = JQShape.nothing
    for one in shape.alternatives {
      guard case .object(var object) = one else {
        let elements = change(&self, one.elements)
        if case .array = one {
          // jq 1.6 keeps some of the elements for which the filter yields nothing.
          result = result.joined(with: .array(elements.joined(with: one.elements)))
        } else {
          result = result.joined(with: one)
        }
        continue
      }
      for (key, value) in object.known { object.known[key] = change(&self, value) }
      if object.rest != .nothing { object.rest = change(&self, object.rest) }
      result = result.joined(with: JQShape.object(object).bounded)
    }
    return result
  }

  private mutating func callOnArray(_ name: String, _ shape: JQShape) -> JQShape {
    let elements = shape.elements
    switch name {
    case "any", "all": return .plain
    case "first", "last", "nth":
      place(elements)
      return elements.joined(with: .plain)
    case "min", "max":
      order(elements)
      return elements.joined(with: .plain)
    case "sort", "unique":
      order(elements)
      return shape
    case "add": return sum(elements, elements).joined(with: elements).joined(with: .plain)
    case "flatten":
      return .array(elements.map { if case .array = $0 { $0.flattened } else { $0 } })
    case "toarray": return .array(elements.joined(with: shape))
    default: return .array(.array(elements.elements)).bounded
    }
  }
}

extension JQShape {
  /// The elements of an array and of the arrays in it.
  fileprivate var flattened: JQShape {
    var shape = self
    for _ in 0..<8 {
      guard shape.alternatives.contains(where: \.isArray) else { break }
      shape = shape.map { $0.isArray ? $0.elements : $0 }
    }
    return shape
  }

  /// Whether it can be nothing else than an array.
  var isArray: Bool {
    if case .array = self { true } else { false }
  }

  /// The names of the object's fields.
  fileprivate var keyShape: JQShape {
    guard case .object(let object) = self, object.isJob else { return .plain }
    return .fieldName
  }
}
