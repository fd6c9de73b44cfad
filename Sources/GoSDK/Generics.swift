import GoSyntax

/// Generic types and functions.
extension Inference {
  /// A generic type with its arguments. One of another module is known by them only.
  func instance(of base: GoType, _ arguments: [GoType]) -> GoType {
    guard watch == nil else { return base }
    switch base {
    case .declared(let index) where !types[index].typeParameters.isEmpty:
      return .generic(index, arguments)
    case .basic(let name):
      let isKnown = arguments.allSatisfy(\.deprecatedCells.isEmpty)
      return isKnown ? base : .lost(arguments, isStandard: isStandard(name))
    default: return base
    }
  }

  /// Whether a type or function, spelled with its package, comes with Go.
  func isStandard(_ name: String) -> Bool {
    guard name.contains("."), let base = name.split(separator: ".").first,
      case .package(let package)? = lookup(String(base))?.type
    else { return false }
    return package.isStandard
  }

  /// What the type parameters of a declared type stand for.
  func arguments(_ index: Int, _ arguments: [GoType]) -> [String: GoType] {
    Dictionary(zip(types[index].typeParameters, arguments), uniquingKeysWith: { first, _ in first })
  }

  /// The fields of a struct type.
  func structFields(_ index: Int, of type: GoType) -> [StructField] {
    guard case .generic(let declared, let arguments) = type else { return structures[index] }
    let known = self.arguments(declared, arguments)
    return structures[index].map {
      StructField(
        name: $0.name, type: $0.type.substituting(known), isEmbedded: $0.isEmbedded)
    }
  }

  /// Finds what the type parameters in `pattern` stand for where a value goes.
  mutating func match(
    _ value: GoType, _ pattern: GoType, _ known: inout [String: GoType], depth: Int = 0
  ) {
    guard depth < 8 else { return }
    switch (pattern, value) {
    case (.parameter(let name), _): if known[name] == nil { known[name] = value }
    case (.pointer(let left), .pointer(let right)), (.slice(let left), .slice(let right)),
      (.channel(let left), .channel(let right)):
      match(right, left, &known, depth: depth)
    case (.map(let key, let left), .map(let otherKey, let right)):
      match(otherKey, key, &known, depth: depth)
      match(right, left, &known, depth: depth)
    case (.function(let left), .function(let right)):
      match(right, left, &known, depth)
    case (.generic(let left, let own), .generic(let right, let others)) where left == right:
      for (own, other) in zip(own, others) { match(other, own, &known, depth: depth) }
    case (.generic, _), (.interface, _):
      for (name, wanted) in methods(of: pattern).sorted(by: { $0.key < $1.key }) {
        guard let own = seenMethod(name, of: value) else { continue }
        match(own, wanted, &known, depth + 1)
      }
    case (.slice, .declared), (.map, .declared), (.function, .declared), (.channel, .declared),
      (.slice, .generic), (.map, .generic), (.function, .generic), (.channel, .generic):
      match(underlying(value), pattern, &known, depth: depth + 1)
    default: break
    }
  }

  private mutating func match(
    _ value: Signature, _ pattern: Signature, _ known: inout [String: GoType], _ depth: Int
  ) {
    for (left, right) in zip(pattern.parameters, value.parameters) {
      match(right, left, &known, depth: depth)
    }
    for (left, right) in zip(pattern.results, value.results) {
      match(right, left, &known, depth: depth)
    }
  }

  /// A method that an interface asks for, of a type of the module, a request or a model.
  mutating func seenMethod(_ name: String, of value: GoType) -> Signature? {
    guard case .sdk(let type) = value.pointee else { return method(name, of: value) }
    switch type.meaning {
    case .request(let operation) where name == "Execute":
      return Signature(parameters: [], results: answer(operation, type))
    case .model(let model):
      if case .function(let signature)? = modelMember(name, model, type) { return signature }
      return nil
    default: return nil
    }
  }

  /// What the type parameters of a function stand for in a call.
  mutating func typeArguments(
    of signature: Signature, _ arguments: [GoType], isSpread: Bool
  ) -> [String: GoType] {
    var known: [String: GoType] = [:]
    for (name, type) in zip(signature.typeParameters, signature.typeArguments) {
      if case .type(let type) = type { known[name] = type }
    }
    for (index, argument) in arguments.enumerated() {
      match(argument, signature.parameter(at: index, isSpread: isSpread), &known)
    }
    for (name, constraint) in zip(signature.typeParameters, signature.constraints) {
      if let type = known[name] { match(type, constraint, &known) }
    }
    return known
  }

  /// The values of a call that have to be of the types that its type parameters stand for.
  mutating func unify(
    _ arguments: [GoType], _ signature: Signature, _ known: [String: GoType], isSpread: Bool
  ) {
    for (index, argument) in arguments.enumerated() {
      let parameter = signature.parameter(at: index, isSpread: isSpread)
      guard parameter.holdsUnknown else { continue }
      let wanted = parameter.substituting(known)
      if !wanted.deprecatedCells.isEmpty { assign(argument, to: wanted) }
    }
    for (name, constraint) in zip(signature.typeParameters, signature.constraints) {
      guard let type = known[name] else { continue }
      let wanted = constraint.substituting(known)
      if !wanted.deprecatedCells.isEmpty { assign(type, to: wanted) }
    }
  }

  /// The constraints of type parameters, whose names are in scope. What a union names may be
  /// taken out of a value.
  mutating func constraints(_ list: ParameterList?) -> [GoType] {
    (list?.parameters ?? []).flatMap { parameter -> [GoType] in
      let type = type(parameter.type)
      return parameter.names.map { _ in type }
    }
  }
}
