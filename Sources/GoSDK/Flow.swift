/// How types flow.
extension Inference {
  /// A value of one type goes where another is expected: they share their cells.
  mutating func assign(_ value: GoType, to target: GoType) {
    watch(value, to: target)
    switch (value, target) {
    case (.lost(let types, _), _): mix(types + [target])
    case (.sdk, .declared(let index)) where isModel(types[index].underlying):
      assign(value, to: types[index].underlying)
    case (.declared(let index), .sdk) where isModel(types[index].underlying):
      assign(types[index].underlying, to: target)
    case (.generic(let left, let own), .generic(let right, let other)) where left == right:
      for (left, right) in zip(own, other) { assign(left, to: right) }
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
    case (.declared(let index), .declared), (.pointer(.declared(let index)), .declared),
      (.declared(let index), .interface), (.pointer(.declared(let index)), .interface):
      if case .declared(let other) = target, other == index, !value.isPointer { break }
      implement(value.pointee, target)
      if case .declared(let other) = target { assignUnderlying(index, other) }
    case (.pointer(let left), .sdk(let right)): implement(left, right)
    case (.generic, .declared), (.pointer(.generic), .declared), (.generic, .interface),
      (.pointer(.generic), .interface), (.generic, .generic), (.pointer(.generic), .generic),
      (.declared, .generic), (.pointer(.declared), .generic):
      implement(value.pointee, target)
    case (.declared, .sdk(let right)), (.generic, .sdk(let right)): implement(value, right)
    case (.sdk(let left), .declared), (.sdk(let left), .interface), (.sdk(let left), .generic),
      (.pointer(.sdk(let left)), .declared), (.pointer(.sdk(let left)), .interface),
      (.pointer(.sdk(let left)), .generic):
      tie(left, to: target)
    case (.declared(let index), _): assignUnderlying(index, target, isValue: true)
    case (_, .declared(let index)):
      if case .interface = types[index].underlying { box(value) }
      assignUnderlying(index, value, isValue: false)
    case (.generic, _): assign(underlying(value), toUnnamed: target)
    case (_, .generic): assign(value, toUnnamed: underlying(target))
    case (_, .interface), (_, .unknown), (_, .basic("any")): box(value)
    default: break
    }
  }

  /// Whether a type is a model: a name of the module for it is one of its fields.
  private func isModel(_ type: GoType) -> Bool {
    if case .sdk(let sdk) = type, case .model = sdk.meaning { true } else { false }
  }

  /// A generic slice, map or function, and a value without a name.
  private mutating func assign(_ value: GoType, toUnnamed target: GoType) {
    switch (value, target) {
    case (.slice, .slice), (.map, .map), (.channel, .channel), (.function, .function):
      assign(value, to: target)
    case (_, .interface), (_, .unknown), (_, .basic("any")): box(value)
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

  /// Two names of the module for values of one kind: only one of them can be a slice or map.
  private mutating func assignUnderlying(_ left: Int, _ right: Int) {
    switch types[right].underlying {
    case .slice, .map, .channel, .function:
      assign(types[left].underlying, to: types[right].underlying)
    default: break
    }
  }

  /// A type of the module goes where an interface of the module is expected: the methods of both
  /// have the same types.
  private mutating func implement(_ type: GoType, _ interface: GoType) {
    guard implemented.insert("\(type.index) \(interface.index)").inserted else { return }
    for (name, wanted) in methods(of: interface).sorted(by: { $0.key < $1.key }) {
      guard let own = method(name, of: type) else { continue }
      unite(own, wanted)
    }
  }

  /// Methods with the same name and the same number of parameters move together: something that
  /// is not seen here may take one type for the other's interface.
  mutating func linkInterfaces() {
    var known: [String: [Int]] = [:]
    for interface in interfaces {
      for (name, method) in interface.methods { note(name, method, &known) }
    }
    for type in types {
      for (name, method) in type.methods where known[key(name, method)] != nil {
        note(name, method, &known)
      }
    }
    for cells in known.values {
      for (left, right) in zip(cells, cells.dropFirst()) { self.cells.link(left, right) }
    }
  }

  private func key(_ name: String, _ method: Signature) -> String {
    "\(name) \(method.parameters.count) \(method.results.count)"
  }

  private func note(_ name: String, _ method: Signature, _ known: inout [String: [Int]]) {
    let own = (method.parameters + method.results).flatMap(\.deprecatedCells)
    if !own.isEmpty { known[key(name, method), default: []] += own }
  }

  mutating func unite(_ left: Signature, _ right: Signature) {
    for (left, right) in zip(left.parameters, right.parameters) { assign(left, to: right) }
    for (left, right) in zip(left.results, right.results) { assign(left, to: right) }
    if let one = left.cell, let other = right.cell { cells.link(one, other) }
  }

  /// The methods of an interface, with those of embedded ones.
  func methods(of interface: GoType, depth: Int = 0) -> [String: Signature] {
    guard depth < 8 else { return [:] }
    switch interface {
    case .declared(let index): return methods(of: types[index].underlying, depth: depth + 1)
    case .generic(let index, let arguments):
      let known = self.arguments(index, arguments)
      return methods(of: types[index].underlying, depth: depth + 1).mapValues {
        $0.substituting(known)
      }
    case .interface(let index):
      var result = interfaces[index].methods
      for embedded in interfaces[index].embedded {
        result.merge(methods(of: embedded, depth: depth + 1)) { own, _ in own }
      }
      return result
    default: return [:]
    }
  }

  /// A method of a type of the module, or of what is embedded in it.
  func method(_ name: String, of type: GoType, depth: Int = 0) -> Signature? {
    guard depth < 8 else { return nil }
    switch type.pointee {
    case .declared(let index):
      return types[index].methods[name]
        ?? method(name, of: types[index].underlying, depth: depth + 1)
    case .generic(let index, let arguments):
      let found = method(name, of: .declared(index), depth: depth + 1)
      return found?.substituting(self.arguments(index, arguments))
    case .interface: return methods(of: type.pointee)[name]
    case .structure(let index):
      return structures[index].lazy.filter(\.isEmbedded).compactMap {
        self.method(name, of: $0.type, depth: depth + 1)
      }.first
    default: return nil
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
    switch value.pointee {
    case .declared, .generic: tie(service, to: value)
    default: break
    }
  }

  /// A service goes where an interface of the module is expected, or the other way round.
  mutating func tie(_ type: SDKType, to other: GoType) {
    guard type.isDeprecated else { return }
    switch type.meaning {
    case .service, .serviceStruct:
      let shapes = shapes ?? cells.add()
      self.shapes = shapes
      cells.link(shapes, type.cell)
      return
    case .model:
      boxed.append(Boxed(type: type, place: place))
      promise(type, to: other)
    case .request: break
    case .client, .parameters, .expecter, .expectation: return
    }
    let key = "s\(type.cell) \(other.index)"
    guard other.index != "", implemented.insert(key).inserted else { return }
    for (name, wanted) in methods(of: other).sorted(by: { $0.key < $1.key }) {
      if let own = seenMethod(name, of: .sdk(type)) { unite(own, wanted) }
    }
  }

  /// Values go together into something unknown, such as a generic function: what is the same
  /// model may be the same value.
  mutating func mix(_ types: [GoType]) {
    var models: [Meaning: Int] = [:]
    var last: Int?
    for type in types.flatMap(sdkTypes) where type.isDeprecated {
      for part in parts(of: type) {
        guard case .model = part.meaning else { continue }
        if let cell = models[part.meaning] { cells.unite(cell, part.cell) }
        models[part.meaning] = part.cell
      }
      if let last { cells.link(last, type.cell) }
      last = type.cell
    }
  }

  /// A type, and those that its methods give: the elements of a page, the answer to a request.
  mutating func parts(of type: SDKType) -> [SDKType] {
    var result = [type]
    if case .request(let operation) = type.meaning {
      result += answer(operation, type).flatMap(sdkTypes).filter(\.isDeprecated)
    }
    for part in result { result += [elements(of: part)].compactMap { $0 } }
    return result
  }

  /// The types of the SDK in a type.
  func sdkTypes(_ type: GoType) -> [SDKType] {
    switch type {
    case .sdk(let type): [type]
    case .pointer(let inner), .slice(let inner), .channel(let inner), .type(let inner):
      sdkTypes(inner)
    case .map(let key, let value): sdkTypes(key) + sdkTypes(value)
    case .tuple(let types), .generic(_, let types), .lost(let types, _): types.flatMap(sdkTypes)
    case .function(let signature): (signature.parameters + signature.results).flatMap(sdkTypes)
    case .unknown, .parameter, .basic, .declared, .structure, .interface, .package: []
    }
  }
}

extension GoType {
  /// A name for a type of the module.
  fileprivate var index: String {
    switch self {
    case .declared(let index): "d\(index)"
    case .generic(let index, _): "g\(index) \(deprecatedCells)"
    case .interface(let index): "i\(index)"
    default: ""
    }
  }
}
