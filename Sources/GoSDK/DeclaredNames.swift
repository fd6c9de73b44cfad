import GoSyntax
import Text

/// The names that packages declare.
extension Inference {
  /// Type names first, so that types can name each other; then what they stand for.
  mutating func declareTypes(_ declarations: [(SourcePlace, Declaration)]) {
    var specs: [(SourcePlace, TypeSpec, Int?)] = []
    for case (let place, .types(let group)) in declarations {
      for spec in group.specs { specs.append((place, spec, declare(spec, at: place))) }
    }
    // Aliases stand for the type itself: they are read before what may name them.
    for (place, spec, index) in specs where index == nil {
      enter(place)
      packages[place.package][spec.name.name] = Binding(type: .type(type(spec.type)))
    }
    for (place, spec, index) in specs {
      guard let index else { continue }
      enter(place)
      resolve(spec, index)
    }
  }

  private mutating func declare(_ spec: TypeSpec, at place: SourcePlace) -> Int? {
    if spec.isAlias { return nil }
    types.append(DeclaredType(name: spec.name.name, package: place.package, underlying: .unknown))
    types[types.count - 1].typeParameters = spec.typeParameters?.names ?? []
    let index = types.count - 1
    packages[place.package][spec.name.name] = Binding(type: .type(.declared(index)))
    return index
  }

  /// Reads what a declared type stands for.
  mutating func resolve(_ spec: TypeSpec, _ index: Int) {
    scopes.append(typeParameters(spec.typeParameters))
    _ = constraints(spec.typeParameters)
    types[index].underlying = type(spec.type)
    scopes.removeLast()
  }

  /// Type parameters: what they stand for is known at calls only.
  mutating func typeParameters(_ list: ParameterList?) -> [String: Binding] {
    var result: [String: Binding] = [:]
    for parameter in list?.parameters ?? [] {
      for name in parameter.names {
        result[name.name] = Binding(type: .type(.parameter(name.name)))
      }
    }
    return result
  }

  mutating func declareFunctions(_ declarations: [(SourcePlace, Declaration)]) {
    for case (let place, .function(let function)) in declarations {
      enter(place)
      scopes.append(typeParameters(function.type.typeParameters))
      scopes.append(receiverParameters(function.receiver))
      let receiver = function.receiver?.parameters.first.map { type($0.type) }
      var signature = signature(of: function.type)
      signature.typeParameters = function.type.typeParameters?.names ?? []
      signature.constraints = constraints(function.type.typeParameters)
      // Others of one name are built under other constraints: callers take any of them.
      if let receiver, let index = declaredIndex(of: receiver.pointee) {
        signature = likeSDK(signature, function.name, function.type)
        let own = signature.substituting(ownNames(index, receiver.pointee))
        if let other = types[index].methods[function.name.name] { unite(other, own) }
        types[index].methods[function.name.name] = own
      } else if receiver == nil {
        if case .function(let other)? = packages[place.package][function.name.name]?.type,
          function.name.name != "init", function.name.name != "_"
        {
          unite(other, signature)
        }
        let binding = Binding(type: .function(signature))
        packages[place.package][function.name.name] = binding
      }
      scopes.removeLast(2)
      functions.append(
        FunctionPlace(
          place: place, declaration: function, signature: signature, receiver: receiver))
    }
  }

  /// The index of a type of the module, generic or not.
  private func declaredIndex(of type: GoType) -> Int? {
    switch type {
    case .declared(let index), .generic(let index, _): index
    default: nil
    }
  }

  /// The names that a receiver gives type parameters, each with that of the type's declaration.
  private func ownNames(_ index: Int, _ receiver: GoType) -> [String: GoType] {
    guard case .generic(_, let arguments) = receiver else { return [:] }
    var result: [String: GoType] = [:]
    for (name, argument) in zip(types[index].typeParameters, arguments) {
      if case .parameter(let own) = argument { result[own] = .parameter(name) }
    }
    return result
  }

  /// The `T` of `func (l *List[T])`.
  func receiverParameters(_ receiver: ParameterList?) -> [String: Binding] {
    guard var type = receiver?.parameters.first?.type else { return [:] }
    while case .star(_, let inner) = type { type = inner }
    guard case .index(let index) = type else { return [:] }
    var result: [String: Binding] = [:]
    for case .identifier(let name) in index.arguments {
      result[name.name] = Binding(type: .type(.parameter(name.name)))
    }
    return result
  }

  /// A method of the module with the name and the result of one of the SDK: it stands in for it.
  mutating func likeSDK(
    _ signature: Signature, _ name: Identifier, _ type: FunctionType
  ) -> Signature {
    guard let method = names.method(name.name), let sdk = requestType(signature, method) else {
      return signature
    }
    var result = signature
    result.method = method
    result.cell = sdk.cell
    guard method.isDeprecated else { return result }
    let shapes = shapes ?? cells.add()
    self.shapes = shapes
    cells.link(shapes, sdk.cell)
    record(.method(name, method), sdk.cell, sdk.version)
    if method.form == .positional {
      record(.parameters(type, method), sdk.cell, sdk.version)
    }
    let model = self.signature(of: method, sdk)
    for (own, types) in zip(signature.parameters, model.parameters) { assign(own, to: types) }
    for (own, types) in zip(signature.results, model.results) { assign(own, to: types) }
    return result
  }

  /// The request that a method gives or, to execute it, takes.
  private func requestType(_ signature: Signature, _ method: SDKMethod) -> SDKType? {
    let types = method.form == .execute ? signature.parameters : signature.results
    for case .sdk(let type) in types where type.isDeprecated == method.isDeprecated {
      if type.meaning == .request(method.operation) { return type }
    }
    return nil
  }

  /// Variables and constants of packages; those whose type is written come first.
  mutating func declareValues(_ declarations: [(SourcePlace, Declaration)]) {
    var waiting: [(SourcePlace, ValueSpec)] = []
    for (place, declaration) in declarations {
      guard let specs = declaration.valueSpecs else { continue }
      enter(place)
      for spec in specs {
        guard let written = spec.type else {
          waiting.append((place, spec))
          continue
        }
        let type = type(written)
        for name in spec.names { packages[place.package][name.name] = Binding(type: type) }
        for value in spec.values { assign(infer(value, expecting: type), to: type) }
      }
    }
    for (place, spec) in waiting {
      enter(place)
      let types = spread(spec.values.map { infer($0) }, over: spec.names.count)
      for (name, type) in zip(spec.names, types) {
        packages[place.package][name.name] = Binding(type: type)
      }
    }
  }

  /// Goes to a file, outside of functions.
  mutating func enter(_ place: SourcePlace) {
    self.place = place
    scopes = []
    results = []
  }

  /// The types of `count` variables that take the values of these types: one each, or the parts
  /// of one tuple.
  func spread(_ types: [GoType], over count: Int) -> [GoType] {
    if types.count == 1, case .tuple(let parts) = types[0], parts.count == count { return parts }
    if types.count == 1, case .lost = types[0] {
      return [GoType](repeating: types[0], count: count)
    }
    // An element of a map, an assertion or what a channel gives, with whether there is one.
    if types.count == 1, count == 2 { return [types[0], .basic("bool")] }
    return types.count == count ? types : [GoType](repeating: .unknown, count: count)
  }
}

extension Declaration {
  /// The specs of variables or constants.
  var valueSpecs: [ValueSpec]? {
    switch self {
    case .variables(let group), .constants(let group): group.specs
    case .bad, .imports, .types, .function: nil
    }
  }
}

extension ParameterList {
  /// The names in it, in order.
  fileprivate var names: [String] { parameters.flatMap { $0.names.map(\.name) } }
}
