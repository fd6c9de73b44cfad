import Text

/// What operators yield.
extension JQFollower {
  mutating func visitOperation(
    _ operands: [JQNode], _ operators: [JQOperator], _ shape: JQShape, _ scope: JQScope
  ) -> JQShape {
    guard let first = operands.first else { return .nothing }
    if let sign = operators.first, [.assign, .update, .arithmeticUpdate].contains(sign) {
      return assign(first, operands[1], sign, shape, scope)
    }
    var left = JQShape.nothing
    var index = 0
    while index < operands.count {
      var value: JQShape
      let sign = index == 0 ? nil : operators[index - 1]
      let next = index + 1 < operands.count ? operands[index + 1] : nil
      if let next, operators[index] == .alternative,
        let either = visitEither(operands[index], next, shape, scope)
      {
        value = either
        index += 1
      } else {
        value = follow(operands[index], on: shape, in: scope)
      }
      left = sign.map { combine(left, $0, value) } ?? value
      index += 1
    }
    return left
  }

  /// `.clusterName // .instanceName`: the program reads the answer under both names already.
  private mutating func visitEither(
    _ first: JQNode, _ second: JQNode, _ shape: JQShape, _ scope: JQScope
  ) -> JQShape? {
    guard case .path(let base, let own) = first.kind,
      case .path(let otherBase, let other) = second.kind, base.isSame(as: otherBase),
      own.count == other.count,
      zip(own, other).dropLast().allSatisfy({ $0.isSame(as: $1) }),
      case .field(let name)? = own.last?.kind, case .field(let otherName)? = other.last?.kind,
      newName(of: name) == otherName || newName(of: otherName) == name
    else { return nil }
    let value = visitPath(base, own.dropLast(), shape, scope)
    return value.alternatives.reduce(.nothing) { $0.joined(with: $1.member(name)) }
  }

  private mutating func combine(
    _ left: JQShape, _ sign: JQOperator, _ right: JQShape
  ) -> JQShape {
    if left != left.named || right != right.named {
      return combine(left.named, sign, right.named).placed
    }
    switch sign {
    case .alternative: return left.joined(with: right)
    case .and, .or: return .plain
    case .equal, .notEqual:
      compare(left, right)
      return .plain
    case .order:
      order(left)
      order(right)
      return .plain
    case .add, .multiply: return sum(left, right)
    case .subtract: return difference(left, right)
    default:
      use(left)
      use(right)
      return .plain
    }
  }

  private mutating func difference(_ left: JQShape, _ right: JQShape) -> JQShape {
    if case .array = left, case .array = right {
      compare(left, right)
      return left
    }
    use(left)
    use(right)
    return .plain
  }

  /// What `+` makes of two values: objects are merged, null disappears.
  mutating func sum(_ left: JQShape, _ right: JQShape) -> JQShape {
    var result = JQShape.nothing
    for left in left.alternatives {
      for right in right.alternatives { result = result.joined(with: sumOfOne(left, right)) }
    }
    return result
  }

  private mutating func sumOfOne(_ left: JQShape, _ right: JQShape) -> JQShape {
    switch (left, right) {
    case (.array, .array): return left.joined(with: right)
    case (.object(let left), .object(let right)): return merged(left, right)
    case (.unknown, _), (_, .unknown): return .unknown
    case (.object(let object), .foreign), (.foreign, .object(let object)):
      if object.isJob { doubt("objects of the answer are merged with other data") }
      var wider = object
      wider.rest = object.rest.joined(with: .foreign)
      return .object(wider)
    case (.object, .plain), (.array, .plain): return left
    case (.plain, .object), (.plain, .array): return right
    case (.foreign, _): return .foreign.joined(with: right)
    case (_, .foreign): return .foreign.joined(with: left)
    default:
      use(left)
      use(right)
      return .plain
    }
  }

  private mutating func merged(_ left: JQObjectShape, _ right: JQObjectShape) -> JQShape {
    var result = left
    result.known.merge(right.known) { $1 }
    result.keySites.merge(right.keySites) { $1 }
    result.rest = left.rest.joined(with: right.rest)
    result.isJob = left.isJob || right.isJob
    if left.isJob != right.isJob { renameKeys(of: left.isJob ? right : left) }
    return JQShape.object(result).bounded
  }

  /// Keys that the program adds to objects of the answer are called as the answer calls them.
  mutating func renameKeys(of object: JQObjectShape) {
    for key in object.known.keys { rename(key, at: object.keySites[key]) }
  }

  // MARK: Assignment

  private mutating func assign(
    _ target: JQNode, _ source: JQNode, _ sign: JQOperator, _ shape: JQShape, _ scope: JQScope
  ) -> JQShape {
    let old = follow(target, on: shape, in: scope)
    let new: JQShape
    switch sign {
    case .update: new = follow(source, on: old, in: scope)
    case .arithmeticUpdate:
      new = sum(old, follow(source, on: shape, in: scope)).joined(with: old)
    default: new = follow(source, on: shape, in: scope)
    }
    return replaced(target, old, new, shape)
  }

  /// The input with `new` at the target, which held `old`.
  private mutating func replaced(
    _ target: JQNode, _ old: JQShape, _ new: JQShape, _ shape: JQShape
  ) -> JQShape {
    if new == old || new == .nothing { return shape }
    if case .path(let base, let suffixes) = target.kind, case .identity = base.kind {
      let own = suffixes.filter { $0.kind != .optional }
      return put(new, at: own[...], in: shape)
    }
    if old == .plain, !new.holdsJob, new != .unknown {
      use(new)
      return shape
    }
    return .unknown
  }

  private mutating func put(
    _ new: JQShape, at suffixes: ArraySlice<JQSuffix>, in shape: JQShape
  ) -> JQShape {
    guard let first = suffixes.first else { return new }
    let rest = suffixes.dropFirst()
    var result = JQShape.nothing
    for shape in shape.alternatives {
      result = result.joined(with: put(new, at: first, rest, inOne: shape))
    }
    return result
  }

  private mutating func put(
    _ new: JQShape, at first: JQSuffix, _ rest: ArraySlice<JQSuffix>, inOne shape: JQShape
  ) -> JQShape {
    if case .array(let element) = shape {
      return .array(element.joined(with: put(new, at: rest, in: element))).bounded
    }
    guard case .object(var object) = shape else {
      if !new.holdsJob, new != .unknown { use(new) }
      return new.holdsJob ? .unknown : shape
    }
    guard let name = first.constantName else {
      let changed = put(new, at: rest, in: object.values)
      object.rest = object.rest.joined(with: changed)
      for key in object.known.keys { object.known[key] = object.known[key]?.joined(with: changed) }
      return JQShape.object(object).bounded
    }
    let before = object.known[name] ?? (object.rest == .nothing ? .plain : object.rest)
    object.known[name] = put(new, at: rest, in: before)
    return JQShape.object(object).bounded
  }
}

extension JQSuffix {
  /// The name that the suffix spells, if it does.
  fileprivate var constantName: [UInt8]? {
    switch kind {
    case .field(let name): return name
    case .string(let string): return string.constant
    case .index(let node):
      guard case .string(let string) = node.kind else { return nil }
      return string.constant
    default: return nil
    }
  }
}

extension JQNode {
  /// Whether two nodes read the same: `.` or one variable.
  fileprivate func isSame(as other: JQNode) -> Bool {
    switch (kind, other.kind) {
    case (.identity, .identity): true
    case (.variable(let name), .variable(let otherName)): name == otherName
    default: false
    }
  }
}

extension JQSuffix {
  /// Whether two suffixes read the same: a field, or all elements.
  fileprivate func isSame(as other: JQSuffix) -> Bool {
    switch (kind, other.kind) {
    case (.field(let name), .field(let otherName)): name == otherName
    case (.iterate, .iterate), (.optional, .optional): true
    default: false
    }
  }
}

extension JQShape {
  /// What a field holds, for one of the shapes that a value may have.
  fileprivate func member(_ name: [UInt8]) -> JQShape {
    switch self {
    case .plain, .fieldValue: .plain
    case .foreign: .foreign
    case .unknown: .unknown
    case .object(let object): object.known[name] ?? (object.rest == .nothing ? .plain : object.rest)
    default: .nothing
    }
  }
}
