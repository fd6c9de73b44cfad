import GoSyntax
import Text

/// What types that are written mean.
extension Inference {
  /// The type that an expression denotes.
  mutating func type(_ expression: Expression) -> GoType {
    switch expression {
    case .identifier(let name): return named(name)
    case .parenthesized(_, let inner): return type(inner)
    case .star(_, let inner): return .pointer(type(inner))
    case .selector(let selector): return qualified(selector)
    case .index(let index):
      let arguments = index.arguments.map { type($0) }
      return instance(of: type(index.base), arguments)
    case .arrayType(let array):
      if case .fixed(let length) = array.length { _ = infer(length) }
      return .slice(type(array.element))
    case .mapType(let map):
      let key = type(map.key)
      return .map(key, type(map.value))
    case .channelType(let channel): return .channel(type(channel.element))
    case .functionType(let function): return .function(signature(of: function))
    case .structType(let structure): return self.structure(structure)
    case .interfaceType(let interface): return self.interface(interface)
    case .unary(let unary): return type(unary.operand)
    case .binary(let binary):
      // A union: a value of any of the types may be there.
      let parts = ([binary.first] + binary.rest.map(\.operand)).map { type($0) }
      for part in parts { unbox(part) }
      checkTwins(parts)
      return .unknown
    case .bad, .literal, .composite, .function, .slice, .assertion, .call: return .unknown
    }
  }

  private mutating func named(_ name: Identifier) -> GoType {
    if let binding = lookup(name.name) {
      if case .type(let type) = binding.type { return type }
      return .unknown
    }
    for package in imports[place]?.dotted ?? [] {
      if let type = typeName(name, of: package) { return type }
    }
    return .basic(name.name)
  }

  private mutating func qualified(_ selector: SelectorExpression) -> GoType {
    guard case .identifier(let base) = selector.base,
      case .package(let package)? = lookup(base.name)?.type
    else { return .unknown }
    importUses[place, default: [:]][base.name, default: []].append(base.range)
    return typeName(selector.name, of: package) ?? .basic("\(base.name).\(selector.name.name)")
  }

  /// The type that a package has by a name; a deprecated one is recorded.
  mutating func typeName(_ name: Identifier, of package: ImportedPackage) -> GoType? {
    switch package {
    case .admin(let version):
      guard let entry = names.types[name.name] else { return nil }
      return sdkType(entry, name, version)
    case .mocks(let version):
      guard let entry = names.mockTypes[name.name] else { return nil }
      return sdkType(entry, name, version)
    case .module(let index):
      guard case .type(let type)? = packages[index][name.name]?.type else { return nil }
      return type
    case .other: return nil
    }
  }

  private mutating func sdkType(
    _ entry: SDKNames.Entry, _ name: Identifier, _ version: SDKVersion
  ) -> GoType {
    let type = SDKType(
      cell: cells.add(), meaning: entry.meaning, isDeprecated: entry.isDeprecated,
      version: version)
    if entry.isDeprecated { record(.type(name, entry.meaning), type.cell, version) }
    return .sdk(type)
  }

  /// Parameters and results; their types are read here.
  mutating func signature(of function: FunctionType) -> Signature {
    var signature = Signature(parameters: [], results: [])
    for parameter in function.parameters.parameters {
      let type = type(parameter.type)
      let count = max(1, parameter.names.count)
      if parameter.ellipsis != nil {
        signature.isVariadic = true
        signature.parameters.append(.slice(type))
      } else {
        signature.parameters += [GoType](repeating: type, count: count)
      }
    }
    for result in function.results?.parameters ?? [] {
      let type = type(result.type)
      signature.results += [GoType](repeating: type, count: max(1, result.names.count))
    }
    return signature
  }

  private mutating func structure(_ structure: StructType) -> GoType {
    var fields: [StructField] = []
    for field in structure.fields {
      let type = type(field.type)
      if field.names.isEmpty {
        fields.append(
          StructField(name: embeddedName(field.type), type: type, isEmbedded: true))
        // Its methods are those of the struct, which may stand for any service then.
        if case .sdk(let sdk) = type.pointee { tie(sdk, to: .unknown) }
      }
      for name in field.names {
        fields.append(StructField(name: name.name, type: type, isEmbedded: false))
      }
    }
    checkTwins(fields.filter(\.isEmbedded).map(\.type))
    structures.append(fields)
    return .structure(structures.count - 1)
  }

  /// The field's name of an embedded type.
  private func embeddedName(_ type: Expression) -> String {
    switch type {
    case .identifier(let name): name.name
    case .selector(let selector): selector.name.name
    case .star(_, let inner), .parenthesized(_, let inner): embeddedName(inner)
    case .index(let index): embeddedName(index.base)
    default: ""
    }
  }

  private mutating func interface(_ interface: InterfaceType) -> GoType {
    var methods = InterfaceMethods()
    for element in interface.elements {
      switch element {
      case .method(let name, let type):
        let signature = signature(of: type)
        methods.methods[name.name] = likeSDK(signature, name, type)
      case .embedded(let type): methods.embedded.append(self.type(type))
      }
    }
    checkTwins(methods.embedded)
    interfaces.append(methods)
    return .interface(interfaces.count - 1)
  }

  /// What a name stands for here; nil for the names of the language and those that are unknown.
  func lookup(_ name: String) -> Binding? {
    for scope in scopes.reversed() {
      if let binding = scope[name] { return binding }
    }
    if let binding = packages[place.package][name] { return binding }
    return imports[place]?.named[name].map { Binding(type: .package($0)) }
  }
}
