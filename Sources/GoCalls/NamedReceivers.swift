import Calls
import GoSyntax
import Text

/// Methods of named maps, slices and basic types. Their values carry no type: it is that of the
/// variable, or the only one of the kind that has the method.
extension Evaluation {
  private enum Kind { case map, list, text, any }

  /// The method that `base.name` calls; nil where the base is of another kind, or not known.
  func namedMethod(
    _ name: String, _ base: Possible, written: Expression, _ scope: Scope, _ state: inout State
  ) -> Callable? {
    let place = cell(of: written, scope, &state)
    let declared = place.flatMap { cellTypes[$0] }.flatMap { namedType($0, with: name) }
    guard let kind = kind(of: base, state) ?? declared.map({ _ in (.any, false) }),
      let type = declared ?? onlyType(of: kind.kind, with: name),
      let entry = program.methods[type]?[name],
      let receiver = entry.declaration.receiver?.parameters.first
    else { return nil }
    let takesPointer = if case .star = receiver.type { true } else { false }
    var value = base
    if takesPointer, !kind.isAddress {
      let cell = place ?? fieldCell(written, scope, &state)
      value = Possible(.pointer(cell ?? newCell(base, nil, &state)))
    } else if !takesPointer, kind.isAddress {
      value = pointee(base, state)
    }
    var result = callable(entry)
    result.receiver = (receiver.names.first?.name, value)
    return result
  }

  /// A method that is called on nil: that of the pointer's declared type.
  func nilMethod(
    _ name: String, _ base: Possible, written: Expression, _ scope: Scope, _ state: inout State
  ) -> Callable? {
    guard case .null = base.single, let type = declaredType(of: written, scope, &state),
      case .star(_, let target) = type.expression,
      let declared = underlying(type.inside(target)).name,
      let entry = program.methods[declared]?[name],
      let receiver = entry.declaration.receiver?.parameters.first, case .star = receiver.type
    else { return nil }
    var result = callable(entry)
    result.receiver = (receiver.names.first?.name, base)
    return result
  }

  private func declaredType(
    of expression: Expression, _ scope: Scope, _ state: inout State
  ) -> TypeRef? {
    if let cell = cell(of: expression, scope, &state) { return cellTypes[cell] }
    guard case .selector(let selector) = expression else { return nil }
    var owner = value(selector.base, scope, &state).single
    if case .pointer(let cell) = owner { owner = read(cell, state).single }
    guard case .structure(let structure) = owner, let type = structure.type else { return nil }
    return field(named: selector.name.name, of: type)?.type
  }

  /// The type of a variable, where it is a named one of the package that is no struct.
  private func namedType(_ type: TypeRef, with method: String) -> String? {
    let under = underlying(type.inside(type.expression.withoutStar))
    guard let name = under.name, program.methods[name]?[method] != nil,
      kind(of: under) != nil
    else { return nil }
    return name
  }

  private func kind(of type: Underlying) -> Kind? {
    switch type.type.expression {
    case .mapType: .map
    case .arrayType: .list
    case .identifier: .text
    default: nil
    }
  }

  /// What kind a value is, and whether it is the address of one.
  private func kind(of base: Possible, _ state: State) -> (kind: Kind, isAddress: Bool)? {
    switch base.items[0].value {
    case .list, .many: return (.list, false)
    case .answer: return (.any, false)
    case .pointer(let cell):
      switch state.cells[cell]?.value.items[0].value {
      case .entries: return (.map, false)
      case .list, .many: return (.list, true)
      case .answer: return (.any, false)
      case .pointer(let inner):
        guard case .entries = state.cells[inner]?.value.items[0].value else { return nil }
        return (.map, true)
      default: return nil
      }
    default: return nil
    }
  }

  private func onlyType(of kind: Kind, with method: String) -> String? {
    let types = program.methods.filter { $0.value[method] != nil }.keys.filter { name in
      guard let type = program.types[name], let own = self.kind(of: underlying(type)) else {
        return false
      }
      return kind == .any ? own != .text : own == kind
    }
    return types.count == 1 ? types[0] : nil
  }

  // MARK: Basic values with a type

  /// Whether another named type that is no struct has a method of the same name: values of both
  /// may come out of one interface.
  private func sharesMethods(_ name: String) -> Bool {
    let own = Set((program.methods[name] ?? [:]).keys)
    return program.methods.contains { other, methods in
      guard other != name, !own.isDisjoint(with: methods.keys), let type = program.types[other]
      else { return false }
      return kind(of: underlying(type)) != nil
    }
  }

  /// A text as a value of a named type, where only the type can tell which method is called, and
  /// of a transport: a client calls its method.
  func typed(_ value: Value, _ type: Underlying) -> Value {
    switch value {
    case .text, .unknown: break
    default: return value
    }
    guard let name = type.name, kind(of: type) == .text,
      sharesMethods(name) || program.methods[name]?["RoundTrip"] != nil
    else { return value }
    return .structure(
      Value.Structure(
        typeName: name, type: type.type, fields: [Evaluation.heldText: Possible(value)]))
  }

  /// The text of such a value; others as they are.
  func untyped(_ value: Value) -> Value {
    guard case .structure(let structure) = value, structure.typeName != Evaluation.holderType,
      structure.typeName != "net/url.URL",
      let type = structure.typeName.flatMap({ program.types[$0] }),
      kind(of: underlying(type)) == .text,
      let content = structure.fields[Evaluation.heldText]?.single
    else { return value }
    return content
  }

  /// Whether a value is a text of a named type.
  func isTypedText(_ value: Value) -> Bool {
    guard case .structure = value else { return false }
    if case .structure = untyped(value) { return false }
    return true
  }

  // MARK: Methods that are not found

  /// A method of the package is called, and it is not known of which type: it may change what it
  /// is given.
  func forget(_ arguments: [Possible], calling method: String, _ state: inout State) {
    guard program.methods.contains(where: { $0.value[method] != nil }) else { return }
    for case .pointer(let cell) in arguments.flatMap(\.items).map(\.value) {
      switch state.cells[cell]?.value.items[0].value {
      case .structure(let old)
      where old.typeName.map({ program.types[$0] != nil }) ?? (old.type != nil):
        let open = Value.Structure(
          typeName: old.typeName, type: old.type, isPartlyUnknown: true)
        write(Possible(.structure(open)), to: cell, &state)
      case .entries: write(unknown("value"), to: cell, &state)
      default: break
      }
    }
  }
}
