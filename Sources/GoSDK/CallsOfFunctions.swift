import GoSyntax
import Text

/// Calls, conversions and literals.
extension Inference {
  /// The type of what a call gives.
  mutating func call(_ call: CallExpression) -> GoType {
    if case .identifier(let name) = call.function, lookup(name.name) == nil,
      let type = builtin(name.name, call)
    {
      return type
    }
    let function = underlying(infer(call.function, as: .called(call)))
    switch function {
    case .type(let type):
      for argument in call.arguments { assign(infer(argument, expecting: type), to: type) }
      return type
    case .function(let signature): return self.call(call, signature)
    default:
      let types = call.arguments.map { infer($0) }
      let result = lost(types, from: function, call)
      mix(types + [result])
      watch(types, to: call.function)
      box(types, for: call.function)
      noteRenames(types, call)
      noteTypeNames(types, call)
      return result
    }
  }

  /// What a function that is not known may see of a model: the names of its fields.
  private mutating func noteRenames(_ types: [GoType], _ call: CallExpression) {
    for type in types {
      guard case .sdk(let sdk) = type.pointee, sdk.isDeprecated,
        case .model(let model) = sdk.meaning
      else { continue }
      let renames = names.rules.replacements[model]?.renames ?? [:]
      for (old, new) in renames.sorted(by: { $0.key < $1.key }) {
        let function = Array(source.bytes[call.function.range]).words
        if let place = plainReader(of: old, by: function) {
          cells.block(
            sdk.cell, "`\(function)` is given the whole value, and \(place) names `\(old)` of it")
        } else if let place = text(naming: old) {
          cells.assume(
            sdk.cell,
            "`\(function)` is given the whole value, and does not read of it the `\(old)` in "
              + "\(place), which is `\(new)` now")
        }
        cells.show(sdk.cell)
        cells.note(
          sdk.cell,
          "`\(function)` is given the whole value: where it reads or writes the fields by "
            + "name, such as in JSON, `\(old)` is called `\(new)`")
      }
    }
  }

  /// A place that most likely reads or writes a field of what a function is given, in the way that
  /// the function has: templates, reflection, JSON.
  private func plainReader(of field: String, by function: String) -> String? {
    let key = (field.first?.lowercased() ?? "") + field.dropFirst()
    switch function.split(separator: ".").last ?? "" {
    case "Execute", "ExecuteTemplate":
      return text(
        spelled: ["{{.\(field)", "{{ .\(field)", ".\(field)}}", ".\(field) }}"])
    case "ValueOf", "TypeOf", "Indirect":
      let methods = ["Get\(field)", "Get\(field)Ok", "Has\(field)", "Set\(field)"]
      return text(
        spelled: ["FieldByName(\"\(field)\")"] + methods.map { "MethodByName(\"\($0)\")" })
    case "Unmarshal", "Decode":
      return text(spelled: ["\"\(key)\":", "\"\(key)\" :", "\\\"\(key)\\\":"])
    case "Marshal", "MarshalIndent", "Encode": return text(spelled: ["[\"\(key)\"]"])
    default: return nil
    }
  }

  /// The first place of the module where a template, a tag or a key of JSON names a field.
  private func text(naming field: String) -> String? {
    let key = (field.first?.lowercased() ?? "") + field.dropFirst()
    return text(
      spelled: [
        "\"\(key)\"", "\"\(key),", "\\\"\(key)\\\"", "{{.\(field)", "{{ .\(field)", ".\(field)}}",
        ".\(field) }}",
      ])
  }

  private func text(spelled forms: [String]) -> String? {
    let markers = Markers(forms.map { [UInt8]($0.utf8) })
    for source in module.packages.flatMap(\.sources) {
      guard let found = markers.allOccurrences(in: source.bytes).first else { continue }
      let line = 1 + source.bytes[..<found.offset].count { $0 == UInt8(ascii: "\n") }
      return "\(String(decoding: source.path, as: UTF8.self)):\(line)"
    }
    return nil
  }

  private mutating func call(_ call: CallExpression, _ signature: Signature) -> GoType {
    let outer = watch?.call
    defer { watch?.call = outer }
    var inferred: [GoType] = []
    for (index, argument) in call.arguments.enumerated() {
      let parameter = signature.parameter(at: index, isSpread: call.ellipsis != nil)
      let type = infer(argument, expecting: parameter)
      inferred.append(type)
      watch?.call = call
      assign(type, to: parameter)
      watch?.call = outer
    }
    let isSpread = call.arguments.count == 1 && signature.parameters.count > 1
    if isSpread, case .tuple(let parts) = inferred[0] {
      watch?.call = call
      for (part, parameter) in zip(parts, signature.parameters) { assign(part, to: parameter) }
    }
    var known: [String: GoType] = [:]
    if !signature.typeParameters.isEmpty, watch == nil {
      var arguments = inferred
      if isSpread, case .tuple(let parts) = inferred[0] { arguments = parts }
      known = typeArguments(of: signature, arguments, isSpread: call.ellipsis != nil)
      unify(arguments, signature, known, isSpread: call.ellipsis != nil)
    }
    let open = inferred.enumerated().filter { isUnknown(signature, $0.offset, call) }
    mix(open.map(\.element) + signature.typeArguments)
    if !signature.typeParameters.isEmpty {
      let types = open.map(\.element).flatMap(sdkTypes).filter(\.isDeprecated)
      constrained += types.map { Boxed(type: $0, place: place) }
      boxed += types.map { Boxed(type: $0, place: place) }
    }
    if let method = signature.method, let cell = signature.cell {
      record(signature, call, method, cell)
    }
    if isSpread, case .tuple(let parts) = inferred[0] { inferred = parts }
    let results =
      watch == nil
      ? signature.results.map { signature.typeParameters.isEmpty ? $0 : $0.substituting(known) }
      : self.results(of: signature, inferred)
    return results.count == 1 ? results[0] : .tuple(results)
  }

  /// The results of a function, its type parameters replaced by what the call says they are.
  private mutating func results(of signature: Signature, _ arguments: [GoType]) -> [GoType] {
    guard !signature.typeParameters.isEmpty else { return signature.results }
    var known: [String: GoType] = [:]
    for (name, type) in zip(signature.typeParameters, signature.typeArguments) {
      if case .type(let type) = type { known[name] = type }
    }
    for (index, argument) in arguments.enumerated() {
      match(argument, signature.parameter(at: index, isSpread: false), &known)
    }
    // What is not known may be what is watched.
    for name in signature.typeParameters where watch != nil && known[name] == nil {
      known[name] = .parameter(name)
    }
    return signature.results.map { $0.substituting(known) }
  }

  private func isUnknown(_ signature: Signature, _ index: Int, _ call: CallExpression) -> Bool {
    signature.parameter(at: index, isSpread: call.ellipsis != nil).holdsUnknown
  }

  private mutating func record(
    _ signature: Signature, _ call: CallExpression, _ method: SDKMethod, _ cell: Int
  ) {
    var version = names.rules.smallest
    for case .sdk(let type) in (signature.results + signature.parameters).map(\.pointee) {
      version = type.version
      if case .expectation = type.meaning {
        if method.isDeprecated { record(.expectation(call, method, first: 1), cell, version) }
        return
      }
    }
    record(.call(call, method, first: signature.takesReceiver ? 2 : 1), cell, version)
  }

  /// The functions of the language that give back what they take.
  private mutating func builtin(_ name: String, _ call: CallExpression) -> GoType? {
    switch name {
    case "new": return call.arguments.first.map { .pointer(type($0)) } ?? .unknown
    case "make":
      for size in call.arguments.dropFirst() { _ = infer(size) }
      return call.arguments.first.map { type($0) } ?? .unknown
    case "append":
      guard let first = call.arguments.first else { return .unknown }
      let list = infer(first)
      var element = GoType.unknown
      if case .slice(let inner) = underlying(list) { element = inner }
      for argument in call.arguments.dropFirst() {
        if call.ellipsis != nil {
          assign(infer(argument), to: list)
        } else {
          assign(infer(argument, expecting: element), to: element)
        }
      }
      return list
    case "copy" where call.arguments.count == 2:
      let target = infer(call.arguments[0])
      assign(infer(call.arguments[1]), to: target)
      return .basic("int")
    case "len", "cap", "copy":
      for argument in call.arguments { _ = infer(argument) }
      return .basic("int")
    case "min", "max", "delete", "clear", "close", "panic", "print", "println", "recover",
      "complex", "real", "imag":
      for argument in call.arguments { _ = infer(argument) }
      return .unknown
    default: return nil
    }
  }

  /// What a package has by a name.
  mutating func packageMember(
    _ name: Identifier, _ package: ImportedPackage, _ access: Use.Access
  ) -> GoType? {
    if let type = typeName(name, of: package) { return .type(type) }
    switch package {
    case .admin(let version):
      if let made = names.constructed(by: name.name) {
        return constructor(name, made, version, access)
      }
      return names.rules.functions[name.name].map { function($0, version) }
    case .mocks(let version): return mock(name, version)
    case .module(let index): return packages[index][name.name]?.type
    case .other: return nil
    }
  }

  private mutating func constructor(
    _ name: Identifier, _ made: (model: String, hasDefaults: Bool), _ version: SDKVersion,
    _ access: Use.Access
  ) -> GoType? {
    guard let entry = names.types[made.model] else { return nil }
    let type = SDKType(
      cell: cells.add(), meaning: entry.meaning, isDeprecated: entry.isDeprecated,
      version: version)
    if entry.isDeprecated {
      if case .called(let call) = access {
        record(
          .constructor(name, call, model: made.model, hasDefaults: made.hasDefaults), type.cell,
          version)
      } else {
        cells.block(type.cell, "`\(name.name)` is handed on as a value")
      }
    }
    return .function(Signature(parameters: [], results: [.pointer(.sdk(type))]))
  }

  private mutating func mock(_ name: Identifier, _ version: SDKVersion) -> GoType? {
    guard name.name.hasPrefix("New"),
      let entry = names.mockTypes[String(name.name.dropFirst(3))]
    else { return nil }
    let type = SDKType(
      cell: cells.add(), meaning: entry.meaning, isDeprecated: entry.isDeprecated,
      version: version)
    if entry.isDeprecated { record(.mock(name, entry.meaning), type.cell, version) }
    return .function(Signature(parameters: [], results: [.pointer(.sdk(type))]))
  }

  /// A function whose results the rules write.
  private mutating func function(_ results: String, _ version: SDKVersion) -> GoType {
    let parts = results.filter { !"()".contains($0) }.split(separator: ",").map { part in
      String(part.drop { $0 == " " })
    }
    let types = parts.map { part -> GoType in
      let name = part.hasPrefix("*") ? String(part.dropFirst()) : part
      guard let entry = names.types[name] else { return .basic(part) }
      let type = GoType.sdk(
        SDKType(
          cell: cells.add(), meaning: entry.meaning, isDeprecated: entry.isDeprecated,
          version: version))
      return part.hasPrefix("*") ? .pointer(type) : type
    }
    return .function(Signature(parameters: [], results: types))
  }
}

extension Signature {
  /// The type that the argument at an index goes to.
  func parameter(at index: Int, isSpread: Bool) -> GoType {
    guard isVariadic, let last = parameters.last, index >= parameters.count - 1 else {
      return index < parameters.count ? parameters[index] : .unknown
    }
    if isSpread { return last }
    if case .slice(let element) = last { return element }
    return .unknown
  }
}
