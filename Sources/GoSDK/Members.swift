import GoSyntax
import Text

/// The fields and methods of types.
extension Inference {
  /// The type of `base.name`; nil if the base has no such member or is not known.
  mutating func member(_ name: Identifier, of base: GoType) -> GoType? {
    var seen: Set<Int> = []
    return member(name, of: base.pointee, &seen)
  }

  private mutating func member(
    _ name: Identifier, of base: GoType, _ seen: inout Set<Int>
  ) -> GoType? {
    switch base {
    case .declared(let index):
      if let method = types[index].methods[name.name] {
        use(method, name)
        return .function(method)
      }
      guard seen.insert(index).inserted else { return nil }
      return member(name, of: types[index].underlying, &seen)
    case .generic(let index, let arguments):
      let type = member(name, of: .declared(index), &seen)
      return type?.substituting(self.arguments(index, arguments))
    case .structure(let index): return field(name, of: structures[index], &seen)
    case .interface(let index): return method(name, of: interfaces[index], &seen)
    case .pointer(let inner): return member(name, of: inner, &seen)
    case .sdk(let type): return sdkMember(name, of: type)
    case .unknown, .parameter, .basic, .slice, .map, .channel, .function, .tuple, .package, .type,
      .lost:
      return nil
    }
  }

  private mutating func field(
    _ name: Identifier, of fields: [StructField], _ seen: inout Set<Int>
  ) -> GoType? {
    if let field = fields.first(where: { $0.name == name.name }) {
      useEmbedded(field, name)
      return field.type
    }
    for field in fields where field.isEmbedded {
      if let type = member(name, of: field.type.pointee, &seen) { return type }
    }
    return nil
  }

  /// The name of an embedded field is that of its type, and changes with it.
  mutating func useEmbedded(_ field: StructField, _ name: Identifier) {
    guard field.isEmbedded, case .sdk(let type) = field.type.pointee, type.isDeprecated else {
      return
    }
    record(.type(name, type.meaning), type.cell, type.version)
  }

  private mutating func method(
    _ name: Identifier, of interface: InterfaceMethods, _ seen: inout Set<Int>
  ) -> GoType? {
    if let method = interface.methods[name.name] {
      use(method, name)
      return .function(method)
    }
    for embedded in interface.embedded {
      if let type = member(name, of: embedded, &seen) { return type }
    }
    return nil
  }

  /// A method of the module that is like one of the SDK is named here.
  private mutating func use(_ signature: Signature, _ name: Identifier) {
    guard let method = signature.method, method.isDeprecated, let cell = signature.cell else {
      return
    }
    record(.method(name, method), cell, version(ofRequest: signature))
  }

  private func version(ofRequest signature: Signature) -> SDKVersion {
    for case .sdk(let type) in signature.results + signature.parameters { return type.version }
    return names.rules.smallest
  }

  /// A member of a type of the SDK.
  mutating func sdkMember(_ name: Identifier, of type: SDKType) -> GoType? {
    switch type.meaning {
    case .client: return service(name, type)
    case .service(let index), .serviceStruct(let index):
      if name.name == "EXPECT" { return expecter(index, type) }
      return method(name, index, type)
    case .expecter(let index): return method(name, index, type)
    case .expectation(let method): return .function(expectation(name.name, method, type))
    case .request(let operation): return requestMember(name, operation, type)
    case .parameters(let operation): return parameter(name, operation, type)
    case .model(let model): return modelMember(name.name, model, type)
    }
  }

  /// `Return` takes what the method gives, `RunAndReturn` a function like it.
  private mutating func expectation(
    _ name: String, _ method: SDKMethod, _ type: SDKType
  ) -> Signature {
    var result = Signature(parameters: [], results: [.sdk(type)])
    let own = signature(of: method, type)
    switch name {
    case "Return": result.parameters = own.results
    case "RunAndReturn":
      result.parameters = [
        .function(Signature(parameters: own.parameters, results: own.results))
      ]
    default: break
    }
    return result
  }

  private mutating func service(_ name: Identifier, _ client: SDKType) -> GoType? {
    guard let entry = names.service(field: name.name), case .service(let index) = entry.meaning
    else { return nil }
    let type = SDKType(
      cell: cells.add(), meaning: entry.meaning, isDeprecated: entry.isDeprecated,
      version: client.version)
    if entry.isDeprecated { record(.service(name, index), type.cell, client.version) }
    return .sdk(type)
  }

  private mutating func expecter(_ index: Int, _ mock: SDKType) -> GoType {
    let type = SDKType(
      cell: mock.cell, meaning: .expecter(index), isDeprecated: mock.isDeprecated,
      version: mock.version)
    return .function(Signature(parameters: [], results: [.pointer(.sdk(type))]))
  }

  /// A method of a service, with the types of this use of it.
  private mutating func method(_ name: Identifier, _ service: Int, _ owner: SDKType) -> GoType? {
    guard let method = names.method(name.name, of: service) else { return nil }
    if method.isDeprecated { record(.method(name, method), owner.cell, owner.version) }
    var signature = signature(of: method, owner)
    if case .expecter = owner.meaning {
      let type = SDKType(
        cell: owner.cell, meaning: .expectation(method), isDeprecated: method.isDeprecated,
        version: owner.version)
      signature.parameters = []
      signature.results = [.pointer(.sdk(type))]
    }
    return .function(signature)
  }

  mutating func signature(of method: SDKMethod, _ owner: SDKType) -> Signature {
    let request = cells.add()
    cells.link(owner.cell, request)
    let operation = method.operation
    let type = SDKType(
      cell: request, meaning: .request(operation), isDeprecated: method.isDeprecated,
      version: owner.version)
    var signature = Signature(parameters: [.basic("context.Context")], results: [.sdk(type)])
    signature.method = method
    signature.cell = owner.cell
    switch method.form {
    case .positional:
      let side = side(method)
      signature.parameters += side.arguments.map { _ in .basic("string") }
      if let body = side.body {
        signature.parameters[signature.parameters.count - 1] = .pointer(
          bodyType(body, operation, of: cells.child(of: request, "body"), type))
      }
    case .parameters:
      let parameters = SDKType(
        cell: cells.child(of: request, "parameters"), meaning: .parameters(operation),
        isDeprecated: method.isDeprecated, version: owner.version)
      signature.parameters.append(.pointer(.sdk(parameters)))
    case .execute:
      signature.parameters = [.sdk(type)]
      signature.results = answer(operation, type)
    }
    return signature
  }

  private func side(_ method: SDKMethod) -> SDKRules.Side {
    let operation = names.rules.operations[method.operation]
    return method.isDeprecated ? operation.deprecated : operation.replacement
  }

  private mutating func bodyType(
    _ model: String, _ operation: Int, of cell: Int, _ owner: SDKType
  ) -> GoType {
    cells.give(.body(names.rules.operations[operation].rule), to: cell)
    return .sdk(
      SDKType(
        cell: cell, meaning: .model(model), isDeprecated: owner.isDeprecated,
        version: owner.version))
  }

  /// The results of `Execute`.
  mutating func answer(_ operation: Int, _ request: SDKType) -> [GoType] {
    let operation = names.rules.operations[operation]
    let side = request.isDeprecated ? operation.deprecated : operation.replacement
    let cell = cells.child(of: request.cell, "answer")
    cells.give(.answer, to: cell)
    let model = SDKType(
      cell: cell, meaning: .model(side.results.name(at: request.version)),
      isDeprecated: request.isDeprecated, version: request.version)
    return [.pointer(.sdk(model)), .pointer(.basic("http.Response")), .basic("error")]
  }

  private mutating func requestMember(
    _ name: Identifier, _ operation: Int, _ request: SDKType
  ) -> GoType? {
    switch name.name {
    case "Execute":
      return .function(Signature(parameters: [], results: answer(operation, request)))
    case "ApiService":
      let service = SDKType(
        cell: request.cell, meaning: .service(names.rules.operations[operation].service),
        isDeprecated: request.isDeprecated, version: request.version)
      return .sdk(service)
    default:
      if request.isDeprecated {
        cells.block(
          request.cell, "`\(name.name)` of the request has no counterpart in the Flex operation")
      }
      return .function(Signature(parameters: [.unknown], results: [.sdk(request)]))
    }
  }

  /// The type of a field of a parameter struct, by its place.
  mutating func parameter(at index: Int, _ operation: Int, _ parameters: SDKType) -> GoType {
    let sides = names.rules.operations[operation]
    let side = parameters.isDeprecated ? sides.deprecated : sides.replacement
    guard side.arguments.indices.contains(index) else { return .unknown }
    guard index == side.arguments.count - 1, let body = side.body else { return .basic("string") }
    return .pointer(
      bodyType(body, operation, of: cells.child(of: parameters.cell, "body"), parameters))
  }

  private mutating func parameter(
    _ name: Identifier, _ operation: Int, _ parameters: SDKType
  ) -> GoType? {
    let sides = names.rules.operations[operation]
    let side = parameters.isDeprecated ? sides.deprecated : sides.replacement
    guard let argument = side.arguments.first(where: { exported($0) == name.name }) else {
      return nil
    }
    guard argument == side.arguments.last, let body = side.body else { return .basic("string") }
    return .pointer(
      bodyType(body, operation, of: cells.child(of: parameters.cell, "body"), parameters))
  }

  mutating func modelMember(
    _ name: String, _ model: String, _ type: SDKType
  ) -> GoType? {
    guard let fields = names.rules.shape(of: model, at: type.version)?.fields else { return nil }
    if let text = fields[name] { return parsed(text, type) }
    guard let accessor = Accessor(name, fields: fields), let text = fields[accessor.field]
    else { return nil }
    let value = parsed(text, type)
    let inner: GoType = if case .pointer(let inner) = value { inner } else { value }
    switch accessor.kind {
    case .get: return .function(Signature(parameters: [], results: [inner]))
    case .getOk:
      let pointer: GoType = if case .slice = value { value } else { .pointer(inner) }
      return .function(Signature(parameters: [], results: [pointer, .basic("bool")]))
    case .has: return .function(Signature(parameters: [], results: [.basic("bool")]))
    case .set: return .function(Signature(parameters: [inner], results: []))
    }
  }

  /// The elements of a page.
  mutating func elements(of type: SDKType) -> SDKType? {
    guard case .model(let model) = type.meaning,
      let text = names.rules.shape(of: model, at: type.version)?.fields["Results"]
    else { return nil }
    var result = parsed(text, type)
    while true {
      switch result {
      case .pointer(let inner), .slice(let inner): result = inner
      case .sdk(let type): return type
      default: return nil
      }
    }
  }

  /// The type that the rules write for a field.
  private mutating func parsed(_ text: String, _ owner: SDKType) -> GoType {
    if text.hasPrefix("*") { return .pointer(parsed(String(text.dropFirst()), owner)) }
    if text.hasPrefix("[]") { return .slice(parsed(String(text.dropFirst(2)), owner)) }
    guard let entry = names.types[text], case .model = entry.meaning else { return .basic(text) }
    let cell = cells.child(of: owner.cell, "elements")
    cells.give(.answer, to: cell)
    return .sdk(
      SDKType(
        cell: cell, meaning: entry.meaning, isDeprecated: entry.isDeprecated,
        version: owner.version))
  }
}
