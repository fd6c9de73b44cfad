import GoSyntax
import Text

/// The types of expressions.
extension Inference {
  /// The type of a value, with everything inside recorded.
  ///
  /// - Parameters:
  ///   - access: what is done with it, if it is a field.
  ///   - expected: the type that a literal without one has.
  mutating func infer(
    _ expression: Expression, as access: Use.Access = .value(isAddressable: false),
    expecting expected: GoType = .unknown
  ) -> GoType {
    switch expression {
    case .bad: return .unknown
    case .identifier(let name): return value(of: name, access)
    case .literal(let literal): return .basic(literal.kind.isString ? "string" : "number")
    case .composite(let literal): return self.literal(literal, expected)
    case .function(let function): return self.function(function)
    case .parenthesized(_, let inner): return infer(inner, as: access, expecting: expected)
    case .selector(let selector): return self.selector(selector, access)
    case .index(let index): return self.index(index)
    case .slice(let slice):
      for part in [slice.low, slice.high, slice.limit] { _ = part.map { infer($0) } }
      return infer(slice.base)
    case .assertion(let assertion):
      let base = infer(assertion.base)
      let written = assertion.type.map { type($0) } ?? .unknown
      unbox(written)
      narrow(base, to: written)
      return written
    case .call(let call): return self.call(call)
    case .star(let range, let inner):
      let pointer = infer(inner, as: .dereferenced(range))
      switch pointer {
      case .pointer(let type): return type
      case .type(let type): return .type(.pointer(type))
      case .lost: return pointer
      default: return .unknown
      }
    case .unary(let unary): return self.unary(unary, expected)
    case .binary(let binary): return self.binary(binary)
    case .arrayType, .structType, .functionType, .interfaceType, .mapType, .channelType:
      return .type(type(expression))
    }
  }

  private mutating func value(of name: Identifier, _ access: Use.Access) -> GoType {
    if let binding = lookup(name.name) {
      if let index = binding.variable { use(index, name, access) }
      if case .package = binding.type {
        importUses[place, default: [:]][name.name, default: []].append(name.range)
      }
      return binding.type
    }
    for package in imports[place]?.dotted ?? [] {
      if let type = packageMember(name, package, access) { return type }
    }
    return .basic(name.name)
  }

  private mutating func use(_ variable: Int, _ name: Identifier, _ access: Use.Access) {
    switch access {
    case .assigned, .changed: variables[variable].assignments.append(name.range)
    default: variables[variable].uses.append(name.range)
    }
  }

  private mutating func selector(
    _ selector: SelectorExpression, _ access: Use.Access
  ) -> GoType {
    let base = infer(selector.base)
    if case .package(let package) = base {
      return packageMember(selector.name, package, access) ?? .unknown
    }
    if case .type(let type) = base {
      // A method expression: its first argument is the receiver.
      watch(methodOf: type, selector)
      return methodExpression(selector, type)
    }
    if case .lost(let types, let isStandard) = base.pointee {
      return lostMember(selector, types, isStandard: isStandard, access)
    }
    recordUse(of: selector, base, access)
    if let type = member(selector.name, of: base) { return type }
    return unresolved(selector.name, base)
  }

  /// `T.Method`: a function whose first parameter is the receiver.
  private mutating func methodExpression(
    _ selector: SelectorExpression, _ type: GoType
  ) -> GoType {
    if case .sdk(let sdk) = type.pointee {
      recordUse(of: selector, type, .value())
      if case .function(var signature)? = sdkMember(selector.name, of: sdk) {
        signature.parameters.insert(type, at: 0)
        signature.takesReceiver = true
        return .function(signature)
      }
    }
    for cell in type.deprecatedCells {
      cells.block(cell, "a method of the type is used as a function")
    }
    return .function(Signature(parameters: [type], results: [.unknown]))
  }

  /// A field of an unknown value that has the name of a service is taken for the client's.
  private mutating func unresolved(_ name: Identifier, _ base: GoType) -> GoType {
    guard case .unknown = base.pointee, let entry = names.service(field: name.name),
      entry.isDeprecated, case .service(let index) = entry.meaning, let version = onlyVersion
    else { return .unknown }
    let type = SDKType(
      cell: cells.add(), meaning: entry.meaning, isDeprecated: true, version: version)
    record(.service(name, index), type.cell, version)
    cells.assume(
      type.cell,
      "`\(name.name)` is the service of the SDK: the type of the value before it is "
        + "not known")
    return .sdk(type)
  }

  /// The release that the file imports, or else the only one that the module does.
  private var onlyVersion: SDKVersion? {
    func versions(_ imports: [FileImports]) -> Set<SDKVersion> {
      var result: Set<SDKVersion> = []
      for case .admin(let version) in imports.flatMap({ Array($0.named.values) + $0.dotted }) {
        result.insert(version)
      }
      return result
    }
    let own = versions([imports[place]].compactMap { $0 })
    if own.count == 1 { return own.first }
    let all = versions(Array(imports.values))
    return own.isEmpty && all.count == 1 ? all.first : nil
  }

  /// Records the use of a field or an accessor of a deprecated type, or of a mock.
  mutating func recordUse(
    of selector: SelectorExpression, _ base: GoType, _ access: Use.Access
  ) {
    if case .called(let call) = access, case .declared(let index) = base.pointee {
      recordOwnMock(selector, call, index)
    }
    let direct = deprecatedStruct(base.pointee)
    guard let type = direct ?? promoting(selector.name, of: base) else { return }
    if direct == nil { checkPromotion(of: selector.name, type, base) }
    if case .called(let call) = access { recordMock(selector, call, type) }
    guard fields(of: type).contains(selector.name.name) else {
      recordAccessor(selector, access, type)
      return
    }
    var access = access
    if case .value = access {
      access = .value(isAddressable: base.isPointer || isAddressable(selector.base))
    }
    if case .declared = base.pointee, deprecatedStruct(base.pointee) != nil {
      // A type of the module with the fields of a model has none of its methods.
      switch access {
      case .value: access = .value(isAddressable: false)
      case .assigned, .called: access = .changed
      default: break
      }
    }
    record(.field(selector, type.meaning, access), type.cell, type.version)
  }

  private mutating func recordAccessor(
    _ selector: SelectorExpression, _ access: Use.Access, _ type: SDKType
  ) {
    guard case .model(let model) = type.meaning,
      let shape = names.rules.shape(of: model, at: type.version),
      let accessor = Accessor(selector.name.name, fields: shape.fields)
    else { return }
    var call: CallExpression?
    if case .called(let written) = access { call = written }
    record(.accessor(selector, accessor, call, type.meaning), type.cell, type.version)
  }

  /// The deprecated struct that a type is, also under a name of the module.
  private func deprecatedStruct(_ type: GoType) -> SDKType? {
    if case .sdk(let type) = type, type.isDeprecated { return type }
    if case .declared(let index) = type, case .sdk(let type) = types[index].underlying,
      type.isDeprecated
    {
      return type
    }
    return nil
  }

  /// The deprecated struct, embedded in another, that has a field or method of its.
  private func promoting(_ name: Identifier, of base: GoType, depth: Int = 0) -> SDKType? {
    guard depth < 6 else { return nil }
    var type = base.pointee
    if case .generic(let index, _) = type { type = .declared(index) }
    if case .declared(let index) = type {
      if types[index].methods[name.name] != nil { return nil }
      type = types[index].underlying
    }
    guard case .structure(let index) = type,
      !structures[index].contains(where: { $0.name == name.name })
    else { return nil }
    for field in structures[index] where field.isEmbedded {
      if let sdk = deprecatedStruct(field.type.pointee) {
        var copy = self
        if copy.sdkMember(name, of: sdk) != nil { return sdk }
      } else if let sdk = promoting(name, of: field.type, depth: depth + 1) {
        return sdk
      }
    }
    return nil
  }

  /// The names of the fields of a model or a parameter struct.
  private func fields(of type: SDKType) -> Set<String> {
    switch type.meaning {
    case .model(let model):
      return Set((names.rules.shape(of: model, at: type.version)?.fields ?? [:]).keys)
    case .parameters(let operation):
      return Set(names.rules.operations[operation].deprecated.arguments.map(exported))
    default: return []
    }
  }

  /// Go spec, "Address operators": variables, elements of slices, and fields of either.
  private func isAddressable(_ expression: Expression) -> Bool {
    switch expression {
    case .identifier: true
    case .parenthesized(_, let inner): isAddressable(inner)
    case .selector(let selector): isAddressable(selector.base)
    case .index(let index): isElementAddressable(index.base)
    case .star: true
    default: false
    }
  }

  /// Elements of maps have no address; only what is known to be no map is trusted.
  private func isElementAddressable(_ base: Expression) -> Bool {
    var copy = self
    if case .slice = copy.underlying(copy.infer(base).pointee) { return true }
    return false
  }

  private mutating func index(_ index: IndexExpression) -> GoType {
    let base = infer(index.base)
    if case .type(let type) = base {
      return .type(instance(of: type, index.arguments.map { self.type($0) }))
    }
    let arguments = index.arguments.map { infer($0) }
    switch underlying(base).pointee {
    case .slice(let element): return element
    case .map(_, let value): return value
    case .function(var signature):
      signature.typeArguments = arguments
      return .function(signature)
    case .lost: return base
    default:
      let isKnown = arguments.allSatisfy(\.deprecatedCells.isEmpty)
      return isKnown || watch != nil ? .unknown : .lost(arguments, isStandard: isStandard(index))
    }
  }

  /// Whether a generic function comes with Go.
  private func isStandard(_ index: IndexExpression) -> Bool {
    guard case .selector(let selector) = index.base, case .identifier(let base) = selector.base
    else { return false }
    return isStandard("\(base.name).\(selector.name.name)")
  }

  /// The type that a declared type stands for.
  func underlying(_ type: GoType) -> GoType {
    switch type {
    case .declared(let index): return types[index].underlying
    case .generic(let index, let arguments):
      return types[index].underlying.substituting(self.arguments(index, arguments))
    default: return type
    }
  }

  /// `*a == *b`: strings are compared where pointers would be.
  private mutating func compare(_ types: [GoType]) {
    for case .sdk(let type) in types.map(underlying) where type.isDeprecated {
      guard case .model = type.meaning else { continue }
      cells.block(
        type.cell, "values of the type are compared with `==`, and fields of it become pointers")
    }
  }

  private mutating func unary(_ unary: UnaryExpression, _ expected: GoType) -> GoType {
    switch unary.operator {
    case .and:
      let inner: GoType = if case .pointer(let type) = expected { type } else { .unknown }
      let type = infer(unary.operand, as: .addressed, expecting: inner)
      return .pointer(type)
    case .arrow:
      let channel = underlying(infer(unary.operand))
      if case .channel(let element) = channel { return element }
      if case .lost = channel { return channel }
      return .unknown
    default: return infer(unary.operand)
    }
  }

  private mutating func binary(_ binary: BinaryExpression) -> GoType {
    if let type = documentedService(binary) { return type }
    let isComparison = binary.rest.contains { [.equal, .notEqual].contains($0.operator) }
    let operands = [binary.first] + binary.rest.map(\.operand)
    let againstNil = isComparison && operands.contains { $0.isNamed("nil") }
    let inferred = operands.map { infer($0, as: againstNil ? .comparedWithNil : .value()) }
    if isComparison, inferred.count == 2 {
      assign(inferred[0], to: inferred[1])
      compare(inferred)
    }
    let compares: Set<Token.Kind> = [
      .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .logicalAnd, .logicalOr,
    ]
    return binary.rest.contains { compares.contains($0.operator) }
      ? .basic("bool") : inferred[0]
  }
}

extension Use.Access {
  /// A read of what may have no address.
  static func value() -> Use.Access { .value(isAddressable: false) }
}

extension Expression {
  /// Whether it is this name.
  func isNamed(_ name: String) -> Bool {
    if case .identifier(let identifier) = self { identifier.name == name } else { false }
  }
}

extension GoType {
  var isPointer: Bool { if case .pointer = self { true } else { false } }
}

extension Token.Kind {
  /// Whether it is a string literal.
  var isString: Bool { self == .string || self == .rawString }
}
