/// How types flow.
extension Inference {
  /// A value of one type goes where another is expected: they share their cells.
  mutating func assign(_ value: GoType, to target: GoType) {
    switch (value, target) {
    case (.sdk(let left), .sdk(let right)):
      if left.meaning == right.meaning {
        cells.unite(left.cell, right.cell)
      } else {
        cells.link(left.cell, right.cell)
      }
    case (.pointer(let left), .pointer(let right)), (.slice(let left), .slice(let right)),
      (.channel(let left), .channel(let right)):
      assign(left, to: right)
    case (.map(let key, let value), .map(let otherKey, let other)):
      assign(key, to: otherKey)
      assign(value, to: other)
    case (.function(let left), .function(let right)): assign(left, to: right)
    case (.tuple(let left), .tuple(let right)):
      for (left, right) in zip(left, right) { assign(left, to: right) }
    case (.structure(let left), .structure(let right)) where left != right:
      for (left, right) in zip(structures[left], structures[right]) {
        assign(left.type, to: right.type)
      }
    case (.pointer(let left), .sdk(let right)): implement(left, right)
    case (.declared, .sdk(let right)): implement(value, right)
    case (.sdk(let left), .declared), (.sdk(let left), .interface),
      (.pointer(.sdk(let left)), .declared), (.pointer(.sdk(let left)), .interface):
      tie(left, to: target)
    case (.declared(let left), .declared(let right)) where left == right: break
    case (.declared(let index), _): assignUnderlying(index, target, isValue: true)
    case (_, .declared(let index)): assignUnderlying(index, value, isValue: false)
    default: break
    }
  }

  /// A named slice, map or function takes a value without a name.
  private mutating func assignUnderlying(_ index: Int, _ other: GoType, isValue: Bool) {
    let underlying = types[index].underlying
    switch underlying {
    case .slice, .map, .channel, .function:
      if isValue { assign(underlying, to: other) } else { assign(other, to: underlying) }
    default: break
    }
  }

  private mutating func assign(_ left: Signature, to right: Signature) {
    for (left, right) in zip(left.parameters, right.parameters) { assign(left, to: right) }
    for (left, right) in zip(left.results, right.results) { assign(left, to: right) }
    guard let method = left.method, method.isDeprecated, let cell = left.cell else { return }
    let isReordered = names.rules.operations[method.operation].isReordered
    if isReordered, method.form == .positional, right.method == nil {
      cells.block(cell, "the method is handed on as a value, and its callers cannot be told")
    }
  }

  /// Something of the module, or a mock, stands in for a service.
  private mutating func implement(_ value: GoType, _ service: SDKType) {
    if case .sdk(let type) = value { cells.link(type.cell, service.cell) }
    if case .declared = value, service.isDeprecated {
      tie(service, to: value)
    }
  }

  /// A service goes where an interface of the module is expected, or the other way round.
  private mutating func tie(_ type: SDKType, to other: GoType) {
    guard type.isDeprecated else { return }
    switch type.meaning {
    case .service, .serviceStruct:
      let shapes = shapes ?? cells.add()
      self.shapes = shapes
      cells.link(shapes, type.cell)
    case .client, .request, .parameters, .model, .expecter, .expectation: break
    }
  }

  /// Values go together into something unknown, such as a generic function: what is the same
  /// model may be the same value.
  mutating func mix(_ types: [GoType]) {
    var models: [Meaning: Int] = [:]
    for type in types.flatMap(sdkTypes) where type.isDeprecated {
      guard case .model = type.meaning else { continue }
      if let cell = models[type.meaning] { cells.unite(cell, type.cell) }
      models[type.meaning] = type.cell
    }
  }

  private func sdkTypes(_ type: GoType) -> [SDKType] {
    switch type {
    case .sdk(let type): [type]
    case .pointer(let inner), .slice(let inner), .channel(let inner), .type(let inner):
      sdkTypes(inner)
    case .map(let key, let value): sdkTypes(key) + sdkTypes(value)
    case .tuple(let types): types.flatMap(sdkTypes)
    case .function(let signature): (signature.parameters + signature.results).flatMap(sdkTypes)
    case .unknown, .basic, .declared, .structure, .interface, .package: []
    }
  }
}
